import { BlockList, isIP } from "node:net";
import { environment } from "@/lib/env";

/** Who asked, as far as a trusted proxy says: the last address of the chain that is not a proxy's own. */
export function clientAddress(headers: Headers): string {
  const trusted = trustedProxies();
  const chain = (headers.get("x-forwarded-for") ?? "").split(",").map((one) => one.trim().replace(/^::ffff:/i, ""));
  const client = chain.findLast((one) => {
    const family = isIP(one);
    return family !== 0 && !trusted.check(one, family === 4 ? "ipv4" : "ipv6");
  });
  return client ?? chain.find((one) => isIP(one) !== 0) ?? "unknown";
}

function trustedProxies(): BlockList {
  const list = new BlockList();
  for (const range of environment().trustedProxies) {
    const [address = "", bits] = range.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (isIP(address) === 0) continue;
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
