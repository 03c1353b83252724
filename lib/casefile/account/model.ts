import { z } from "zod";
import { Family, families } from "@/lib/detection/contract";
import type { AccountCasefile } from "../contract";
import type { SharedWeights } from "../store/links";

/** Of a run's stored configuration, what adding up shared values takes; the published caps where it says nothing. */
const Summing = z.object({
  families: z.partialRecord(Family, z.object({ cap: z.number() })).catch({}),
  withinFamilyDecay: z.number().catch(0.5),
  ambientCap: z.number().catch(7),
});
export type Summing = z.output<typeof Summing>;

const publishedCaps: Record<Family, number> = {
  payment: 8,
  identity: 9,
  network: 6,
  client: 3,
  content: 7,
  registration: 4,
  timing: 4,
};
/** Families that come with any public tool: together they are held to one cap. */
const software: readonly Family[] = ["client", "content"];

export const summingOf = (configuration: unknown): Summing => Summing.parse(configuration ?? {});

/** Nats of one family: the largest whole, each further one less, never above the family's cap. */
export function familyNats(family: Family, weights: readonly number[], summing: Summing): number {
  const cap = summing.families[family]?.cap ?? publishedCaps[family];
  return Math.min(
    cap,
    weights.reduce((sum, weight, i) => sum + weight * summing.withinFamilyDecay ** i, 0),
  );
}

type Link = Omit<AccountCasefile["links"][number], "tier">;

/** Links of an account to the others, strongest first. */
export function linksOf(rows: readonly SharedWeights[], summing: Summing, most: number): Link[] {
  const byAccount = new Map<string, Link["families"]>();
  for (const { accountId, family, weights } of rows) {
    const name = Family.parse(family);
    const known = byAccount.get(accountId) ?? {};
    byAccount.set(accountId, { ...known, [name]: familyNats(name, weights, summing) });
  }
  return [...byAccount]
    .map(([accountId, nats]) => ({ accountId, families: nats, nats: totalOf(nats, summing) }))
    .sort((a, b) => b.nats - a.nats || (a.accountId < b.accountId ? -1 : 1))
    .slice(0, most);
}

function totalOf(nats: Link["families"], summing: Summing): number {
  const sum = (names: readonly Family[]) => names.reduce((total, name) => total + (nats[name] ?? 0), 0);
  return sum(families.filter((name) => !software.includes(name))) + Math.min(sum(software), summing.ambientCap);
}
