import type { Random } from "@/lib/kernel";
import type { Account, Group } from "../model";
import type { World } from "../world";

/** A kind of innocents who have something in common, and how common they are. */
export interface InnocentKind {
  name: string;
  /** Share of all innocent accounts. */
  share: number;
  /** Accounts of one group. */
  size: readonly [number, number];
  /** Volume per account as a multiple of the ordinary mean. */
  appetite: number;
  /** Every account is heavy and differs little from the others, instead of most being occasional. */
  isHeavy?: boolean;
  /** Makes one group. `volumes` holds the exchanges of each of its accounts. */
  found(world: World, random: Random, volumes: Uint32Array): Group;
}

/** A group whose accounts are made one after the other. */
export const groupOf = (volumes: Uint32Array, make: (index: number, volume: number) => Account): Group => {
  let index = 0;
  return {
    accounts: volumes.length,
    next: () => make(index, volumes[index++] ?? 0),
  };
};
