import type { Random } from "@/lib/kernel";
import type { Group } from "../model";
import { ordinaryAccount } from "../people/ordinary-account";
import { alike, heavyTailed, type Spreads } from "../people/volumes";
import { integerBetween, lognormal } from "../sampling";
import type { World } from "../world";
import { autoUpdate, openSourceAgent } from "./agent-users";
import { annotationVendor } from "./annotation-vendor";
import { cardAgent } from "./card-agent";
import { company } from "./company";
import { evaluation } from "./evaluation";
import { family } from "./family";
import { hackathon } from "./hackathon";
import { nightBatch, powerUser } from "./heavy";
import { integrator } from "./integrator";
import { carrier, vpnUsers } from "./networks";
import { readingCourse } from "./reading-course";
import { storefront } from "./storefront";
import { tutorial } from "./tutorial";
import { groupOf, type InnocentKind } from "./types";
import { university } from "./university";
import { viralPost } from "./viral-post";

export const usualKinds: InnocentKind[] = [
  company,
  university,
  carrier,
  vpnUsers,
  openSourceAgent,
  hackathon,
  evaluation,
  integrator,
  tutorial,
  family,
  powerUser,
  nightBatch,
];

/** The usual kinds and those that are rarer and easier to mistake. */
export const variedKinds: InnocentKind[] = [
  ...usualKinds,
  readingCourse,
  viralPost,
  cardAgent,
  annotationVendor,
  storefront,
  autoUpdate,
];

/** Sizes of the groups of a kind: as many as its share asks for, none smaller than the kind allows. */
export function groupSizes(kind: InnocentKind, accounts: number, random: Random): number[] {
  const [least, most] = kind.size;
  const sizes: number[] = [];
  let left = Math.round(kind.share * accounts);
  if (left < least && left * 2 >= least) left = least;
  while (left >= least) {
    const size = Math.min(left, integerBetween(random, least, most));
    sizes.push(size);
    left -= size;
  }
  return sizes;
}

/** All innocent accounts of a world: the look-alike groups by their shares, and the independent rest. */
export function settle(
  world: World,
  kinds: readonly InnocentKind[],
  { accounts, exchanges, spreads }: { accounts: number; exchanges: number; spreads: Spreads | undefined },
): Group[] {
  const random = world.random.fork("innocents");
  // The appetites of all kinds weigh in here, so that the mean over all innocents comes out as asked for.
  const planned = kinds.map((kind) => ({ kind, sizes: groupSizes(kind, accounts, random.fork(kind.name)) }));
  const grouped = planned.reduce((sum, { sizes }) => sum + sizes.reduce((a, b) => a + b, 0), 0);
  const appetite = planned.reduce((sum, { kind, sizes }) => sum + kind.appetite * sizes.reduce((a, b) => a + b, 0), 0);
  const mean = exchanges / (appetite + accounts - grouped);
  let left = exchanges;
  const groups = planned.flatMap(({ kind, sizes }) =>
    sizes.map((size, i) => {
      const own = random.fork(`${kind.name}/${i}`);
      const total = Math.round(size * kind.appetite * mean * lognormal(own, 0.88, 0.5));
      left -= total;
      const volumes = kind.isHeavy ? alike(own, size, total, 0.7) : heavyTailed(own, size, total, spreads);
      return kind.found(world, own, volumes);
    }),
  );
  const own = random.fork("independent");
  const volumes = heavyTailed(own, accounts - grouped, Math.max(0, left), spreads);
  groups.push(groupOf(volumes, (_, volume) => ordinaryAccount(world, own, volume)));
  return groups;
}
