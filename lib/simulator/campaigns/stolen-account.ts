import { day, type Random } from "@/lib/kernel";
import { surge } from "../calendar/rhythm";
import type { Account } from "../model";
import { ordinaryAccount } from "../people/ordinary-account";
import type { World } from "../world";

/** Somebody's own account, with a past of its own, whose key a campaign uses beside the owner from a day on. */
export function stolenAccount(world: World, random: Random, thief: Account, from: number, isSettled: boolean): Account {
  const owner = isSettled ? settledOwner(world, random) : ordinaryAccount(world, random, 0);
  const fromDay = Math.floor((from - world.calendar.start) / day);
  const ownVolume = 20 + random.integer(60);
  return {
    ...owner,
    truth: { ...thief.truth, disposition: "compromised" },
    firstDay: Math.min(owner.firstDay, fromDay),
    rhythm: surge(world.calendar, owner.rhythm, fromDay, 1 + thief.volume / ownVolume),
    volume: ownVolume + thief.volume,
    intruder: { from, share: thief.volume / (thief.volume + ownVolume), habits: thief.habits },
  };
}

/** Somebody who was there before the window began. */
function settledOwner(world: World, random: Random): Account {
  for (;;) {
    const owner = ordinaryAccount(world, random, 0);
    if (owner.firstDay === 0) return owner;
  }
}
