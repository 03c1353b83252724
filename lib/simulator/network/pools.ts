import { mix } from "../sampling";
import { addressOf } from "./address";
import type { AutonomousSystem, Egress, SystemKind } from "./types";

const sizes: Partial<Record<SystemKind, number>> = { mobile: 64, tunnel: 24, cloud: 160, campus: 6, business: 4 };

const made = new WeakMap<AutonomousSystem, Egress[]>();

/** The public ways out that all customers of a system share: carrier NAT, VPN exits, cloud gateways. */
export function sharedPool(system: AutonomousSystem): Egress[] {
  let pool = made.get(system);
  if (!pool) {
    const base = mix(system.asn, 7) % 60_000;
    pool = Array.from({ length: sizes[system.kind] ?? 8 }, (_, i) => ({ ip: addressOf(system, base + i), system }));
    made.set(system, pool);
  }
  return pool;
}
