import { BlockList, isIPv6 } from "node:net";
import type { Database } from "@/lib/db";
import type { Term } from "./model";
import { openWarninglist } from "./seal-content";
import { readAcceptedLists } from "./store/batches";

/** Values that are common by accepted warninglists. */
export interface Listed {
  values: ReadonlySet<string>;
  domains: ReadonlySet<string>;
  addresses: BlockList;
}

export async function readListed(db: Database): Promise<Listed> {
  const listed = { values: new Set<string>(), domains: new Set<string>(), addresses: new BlockList() };
  for (const { id, warninglist } of await readAcceptedLists(db)) {
    if (warninglist === null) continue;
    const { kind, entries } = openWarninglist(id, warninglist);
    for (const entry of entries) {
      const [of = "", value = ""] = entry.split(" ");
      listed.values.add(entry);
      if (kind === "hostname") listed.domains.add(value);
      const [base = "", bits] = value.split("/");
      if (of === "ip_range") listed.addresses.addSubnet(base, Number(bits), isIPv6(base) ? "ipv6" : "ipv4");
    }
  }
  return listed;
}

/** Whether a value is on a list: itself, an address within a range, or a name under a listed one. */
export function isListed({ kind, value }: Term, { values, domains, addresses }: Listed): boolean {
  if (values.has(`${kind} ${value}`)) return true;
  const base = kind === "ip_range" ? (value.split("/")[0] ?? "") : value;
  if (kind === "ip" || kind === "ip_range") return addresses.check(base, isIPv6(base) ? "ipv6" : "ipv4");
  if (kind !== "mail_domain") return false;
  const labels = value.split(".");
  return labels.some((_, i) => domains.has(labels.slice(i).join(".")));
}
