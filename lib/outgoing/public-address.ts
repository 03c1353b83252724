import { BlockList, isIP } from "node:net";

/** Networks of RFC 6890 and its successors that are nobody's on the public internet, and the wire server of a large cloud. */
const closed: readonly [string, number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["168.63.129.16", 32],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];
/** Within the one range of public IPv6 addresses (2000::/3): tunnels that carry another address inside, and documentation. */
const closedWithin: readonly [string, number][] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const closed4 = new BlockList();
for (const [net, bits] of closed) closed4.addSubnet(net, bits, "ipv4");
const open6 = new BlockList();
open6.addSubnet("2000::", 3, "ipv6");
const closed6 = new BlockList();
for (const [net, bits] of closedWithin) closed6.addSubnet(net, bits, "ipv6");

/**
 * Whether an IP address is one of the public internet: no loopback, private, link-local, shared, multicast or metadata address, nor an
 * IPv6 address that stands for such a one (mapped, translated, tunnelled).
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed4.check(address, "ipv4");
  // A zone makes it link-local, whatever it looks like.
  if (family !== 6 || address.includes("%")) return false;
  return open6.check(address, "ipv6") && !closed6.check(address, "ipv6");
}
