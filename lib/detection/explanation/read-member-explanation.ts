import type { Database } from "@/lib/db";
import { pseudonymOf, readStoredDays } from "@/lib/traffic";
import type { Warehouse } from "@/lib/warehouse";
import { type Configuration, defaultConfiguration } from "../configuration";
import type { MemberExplanation, MemberFact } from "../contract";
import { readCounted, readExplanation, readOwnSightings } from "../store/member-facts";
import { displayOf, named } from "./facts";

export interface ExplainedMembership {
  explanation: MemberExplanation;
  /** What its evidence rests on, the heaviest first; their nats are what the parts list. */
  facts: MemberFact[];
}

const iso = (at: Date | string | null): string | null => (at === null ? null : new Date(at).toISOString());

/**
 * Why an account is in a campaign, as the run that measured it last found it: traffic that came later changes nothing. An attribute
 * (a card, a phone) is seen as long as its account is. Undefined for an account that no run has explained.
 */
export async function readMemberExplanation(
  db: Database,
  warehouse: Warehouse,
  campaignId: string,
  accountId: string,
): Promise<ExplainedMembership | undefined> {
  const found = await readExplanation(db, campaignId, accountId);
  if (!found) return undefined;
  const { runId, explanation, member, run } = found;
  const [counted, days] = await Promise.all([
    readCounted(warehouse, { runId, campaignId, accountId }),
    readStoredDays(db, warehouse, accountId),
  ]);
  const until = run?.windowTo ?? member.lastSeen ?? new Date(0);
  const sightings = new Map(
    (await readOwnSightings(warehouse, { accountId, days, until }, counted)).map((one) => [
      `${one.kind}/${one.value}`,
      one,
    ]),
  );
  const hours = windowHours(run?.configuration);
  const facts = counted.map(({ family, kind, value, ...figures }): MemberFact => {
    const seen = sightings.get(`${kind}/${value}`) ?? { ...member, exchangeIds: [] };
    return {
      ...{ family, kind, value, display: displayOf(kind, value, hours, pseudonymOf) },
      ...{ accountsHere: figures.here, accountsOverall: figures.overall, hub: figures.hub === 1 },
      ...named(figures.listed),
      ...{ weight: figures.alone, nats: figures.counts },
      ...{ firstSeen: iso(seen.firstSeen), lastSeen: iso(seen.lastSeen), exchangeIds: seen.exchangeIds },
    };
  });
  return { explanation, facts };
}

/** How many hours a window of sign-ups or first calls spans in a run, by its stored configuration. */
export const windowHours = (configuration: unknown): number =>
  (configuration as Partial<Configuration> | undefined)?.signupWindowHours ?? defaultConfiguration.signupWindowHours;
