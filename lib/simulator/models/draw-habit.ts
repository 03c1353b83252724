import { day, type Random } from "@/lib/kernel";
import { between, exponential } from "../sampling";
import type { World } from "../world";
import { type ModelHabit, PinnedHabit, SettledHabit } from "./habit";

/**
 * An ordinary person's habit. Some are eager and move on the day of a release, most within weeks, some never; the
 * moment is cut to an hour so that accounts alike share one object.
 */
export function drawModelHabit(world: World, random: Random): ModelHabit {
  const { models } = world;
  const kind = random.next();
  const usual = kind < 0.5 ? models.large : kind < 0.88 ? models.small : models.old;
  if (random.chance(0.3)) return shared(world, `pin/${usual}`, () => new PinnedHabit(models, usual));
  const lag = random.chance(0.06) ? random.next() : exponential(random, 16);
  const hours = Math.round(lag * 24);
  const share = Math.round(between(random, 0.25, 0.95) * 5) / 5;
  const make = () => new SettledHabit(models, usual, models.arrival.releasedAt + (hours / 24) * day, share);
  return shared(world, `${usual}/${hours}/${share}`, make);
}

function shared(world: World, key: string, make: () => ModelHabit): ModelHabit {
  let habit = world.habits.get(key);
  if (!habit) {
    habit = make();
    world.habits.set(key, habit);
  }
  return habit;
}
