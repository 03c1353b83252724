import type { Random } from "@/lib/kernel";
import { PoolAccess, ProxyAccess, RoamingAccess } from "../../network/access";
import { egresses, randomAddress } from "../../network/address";
import { sharedPool } from "../../network/pools";
import type { Access, Egress } from "../../network/types";
import { integerBetween } from "../../sampling";
import type { World } from "../../world";
import { byLevel } from "../parameters";

export interface EgressPool {
  kind: "subnet" | "datacenter" | "vpn" | "residential" | "mixed";
  /** Addresses of the pool (of rented household lines: those that are used again and again). */
  addresses: number;
  /** How many of them one account uses. */
  perAccount: number;
  /** Share of sittings through a household line that is never used again. */
  freshShare: number;
}

export function drawEgressPool(random: Random, level: number, accounts: number): EgressPool {
  const kind = byLevel<EgressPool["kind"]>(random, level, [
    "subnet",
    "datacenter",
    random.pick(["vpn", "mixed"]),
    "residential",
  ]);
  const perAddress = byLevel(random, level, [8, 4, 2, 0.7]);
  return {
    kind,
    addresses: Math.max(4, Math.min(60_000, Math.round(accounts / perAddress))),
    perAccount: integerBetween(random, 2, 4 + 2 * level),
    freshShare: kind === "residential" || kind === "mixed" ? Math.round(random.next() * level * 20) / 100 : 0,
  };
}

/** Rents the pool and hands every account its part of it. */
export function rentEgress(pool: EgressPool, world: World, random: Random): () => { access: Access; signUpIp: string } {
  const addresses = rented(pool, world, random);
  const fresh = new ProxyAccess(random.shuffle(world.network.of("residential")).slice(0, 40));
  return () => {
    const own = Array.from({ length: pool.perAccount }, () => random.pick(addresses));
    const kept = new PoolAccess(own, random.integer(2 ** 31));
    const access =
      pool.freshShare > 0 ? new RoamingAccess(kept, fresh, pool.freshShare, random.integer(2 ** 31)) : kept;
    return { access, signUpIp: random.pick(own).ip };
  };
}

function rented(pool: EgressPool, world: World, random: Random): Egress[] {
  const count = pool.addresses;
  if (pool.kind === "subnet") return egresses(random.pick(world.network.of("hosting")), count, random, true);
  if (pool.kind === "vpn") return random.shuffle(world.network.of("tunnel")).slice(0, 3).flatMap(sharedPool);
  const homes = random.shuffle(world.network.of("residential")).slice(0, 12);
  const racks = random.shuffle(world.network.of("hosting")).slice(0, 3);
  return Array.from({ length: count }, (_, i) => {
    const isHome = pool.kind === "residential" || (pool.kind === "mixed" && i % 2 === 0);
    const system = random.pick(isHome ? homes : racks);
    return { ip: randomAddress(system, random), system };
  });
}
