import type { Random } from "@/lib/kernel";
import { hex4, mix } from "../sampling";
import type { AutonomousSystem, Egress } from "./types";

const octets = Array.from({ length: 256 }, (_, i) => String(i));

/**
 * The n-th IPv4 address of a system. The plan lies in 240.0.0.0/4, which is reserved and routed nowhere, so that no
 * simulated address can be anybody's.
 */
export function addressOf(system: AutonomousSystem, n: number): string {
  const block = system.block + (Math.floor(n / 65536) % system.blocks);
  return `${octets[240 + (block >> 8)]}.${octets[block & 255]}.${octets[(n >> 8) & 255]}.${octets[n & 255]}`;
}

/** An IPv6 address of a household (a /64 of the documentation prefix) with a changing interface part. */
export function longAddressOf(system: AutonomousSystem, household: number, face: number): string {
  const tail = mix(household, face);
  return `2001:db8:${(system.asn & 0xffff).toString(16)}:${((household & 0x7fff) + 1).toString(16)}:${hex4(0x200 + (tail >>> 16))}:${hex4(tail)}:${hex4(face)}:${hex4(tail >>> 7)}`;
}

export const randomAddress = (system: AutonomousSystem, random: Random): string =>
  addressOf(system, random.integer(system.blocks * 65536));

/** `count` different addresses of a system: side by side in one /24, or anywhere in it. */
export function egresses(system: AutonomousSystem, count: number, random: Random, isSubnet: boolean): Egress[] {
  const base = random.integer(system.blocks * 256) * 256;
  const step = 1 + 2 * random.integer(20_000);
  return Array.from({ length: count }, (_, i) => ({
    ip: addressOf(system, isSubnet ? base + 1 + i : (base + i * step) % (system.blocks * 65536)),
    system,
  }));
}
