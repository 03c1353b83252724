import type { Database } from "@/lib/db";
import type { Disposition, Tier, Verdict } from "@/lib/detection/contract";
import { newId } from "@/lib/kernel";
import { buildMonths } from "@/lib/traffic";
import { fillFacetDays, fillFacets } from "@/lib/traffic/rollups/facets.sql";
import type { Warehouse } from "@/lib/warehouse";

export interface MadeCampaign {
  id: string;
  runId: string;
  core: string[];
  associated: string[];
}

interface Wanted {
  core?: number;
  associated?: number;
  verdict?: Verdict;
  score?: number;
  codeName?: string;
  disposition?: Disposition;
  hardLink?: boolean;
  /** Ids of exchanges that the evidence cites. */
  cites?: string[];
  /** Starts account ids, so that two campaigns may share accounts or not. */
  prefix?: string;
  /** Its run began then, now by default. */
  startedAt?: Date;
  /**
   * It is not rolled back at the end of the test: of the past and retired, so that it overtakes no run of another test, and none waits for
   * it while it waits for the record.
   */
  stays?: boolean;
}

/** Takes a campaign out of the way of other tests, where no transaction rolls it back. */
export async function putAside(db: Database, { id, runId }: MadeCampaign): Promise<void> {
  await db.campaign.update({ where: { id }, data: { status: "open", retiredAt: new Date() } });
  await db.detectionRun.update({ where: { id: runId }, data: { status: "failed" } });
}

const firstSeen = new Date("2026-10-01T08:00:00Z");
const lastSeen = new Date("2026-10-03T20:00:00Z");

/** A published run with one campaign as detection would leave it, its members and one evidence fact. */
export async function makeCampaign(db: Database, wanted: Wanted = {}): Promise<MadeCampaign> {
  const id = newId();
  const runId = newId();
  const prefix = wanted.prefix ?? `acct-${id.slice(-6)}`;
  const ids = (tier: Tier, count: number) =>
    Array.from({ length: count }, (_, i) => `${prefix}-${tier}-${String(i).padStart(5, "0")}`);
  const made = {
    id,
    runId,
    core: ids("core", wanted.core ?? 12),
    associated: ids("associated", wanted.associated ?? 2),
  };
  const { verdict = "distillation", stays = false, startedAt = stays ? new Date(0) : new Date() } = wanted;
  await db.detectionRun.create({
    data: { id: runId, status: "published", startedAt, configurationHash: "c0ffee", configuration: {} },
  });
  await db.campaign.create({
    data: {
      id,
      runId,
      codeName: wanted.codeName ?? `Test ${id}`,
      verdict,
      suggestedVerdict: verdict,
      score: wanted.score ?? 20,
      accounts: made.core.length + made.associated.length,
      coreAccounts: made.core.length,
      exchanges: 1000,
      extractionExchanges: 800,
      firstSeen,
      lastSeen,
      retiredAt: stays ? startedAt : null,
      scoreTerms: [{ name: "elicitation", nats: 5, numerator: 80, denominator: 100, baseline: 0.1, state: "found" }],
      explanation: {
        sentences: ["12 accounts share a card."],
        configurationHash: "c0ffee",
        thresholdNats: 12,
        membershipNats: 10,
        pivots: [],
        mixing: null,
        withoutFamily: [],
      },
    },
  });
  await db.campaignMember.createMany({
    data: [
      ...made.core.map((one, i) => memberOf(made, "core", one, i, wanted)),
      ...made.associated.map((one, i) => memberOf(made, "associated", one, i, wanted)),
    ],
  });
  await db.campaignEvidence.create({ data: evidenceRow(made, wanted.cites ?? []) });
  return made;
}

const evidenceRow = (made: MadeCampaign, exchangeIds: string[]) => ({
  id: newId(),
  campaignId: made.id,
  runId: made.runId,
  family: "payment",
  kind: "card",
  value: "1234567890",
  display: "card·aabbcc",
  accountsHere: made.core.length,
  accountsOverall: made.core.length,
  weight: 7.5,
  exchangeIds,
});

const memberOf = (made: MadeCampaign, tier: Tier, accountId: string, i: number, wanted: Wanted) => ({
  campaignId: made.id,
  accountId,
  tier,
  score: 30 - (i % 7),
  families: { payment: 8, network: 4 },
  hardLink: wanted.hardLink ?? true,
  disposition: wanted.disposition ?? "unknown",
  dispositionBy: wanted.disposition === undefined ? ("detection" as const) : ("analyst" as const),
  suggestedDisposition: "operated" as const,
  exchanges: 10 + i,
  extractionExchanges: 8,
  firstSeen: i % 5 === 4 ? null : new Date(firstSeen.getTime() + i * 1000),
  lastSeen,
  flaggedAt: firstSeen,
});

export interface MadeExchange {
  exchange_id: string;
  account_id: string;
  ts: string;
  model?: string;
  capability?: string;
  prompt?: string;
  ip?: string;
}

/** Stores exchanges and builds the roll-ups of what is stored, the way a rebuild of all days would. */
export async function storeExchanges(warehouse: Warehouse, exchanges: MadeExchange[]): Promise<void> {
  const defaults = { model: "model-a", capability: "coding", prompt: "How?", ip: "::", status: "ok", elicitation: 1 };
  const rows = exchanges.map((exchange) => ({
    ...defaults,
    ...exchange,
    ts: exchange.ts.replace("T", " ").replace("Z", ""),
  }));
  await warehouse.insert("exchange", rows);
  for (const table of [
    "account_hour",
    "account_day",
    "account_month",
    "account_traffic",
    "traffic_hour",
    "stored_hour",
    "account_facet",
    "facet_day",
  ])
    await warehouse.command(`TRUNCATE TABLE ${table}`);
  const figures =
    "count() AS exchanges, sum(input_tokens) AS input_tokens, sum(output_tokens) AS output_tokens, sum(reasoning_tokens) AS reasoning_tokens, countIf(elicitation != 0) AS elicited";
  await warehouse.command(
    `INSERT INTO account_hour (account_id, hour, model, capability, exchanges, input_tokens, output_tokens, reasoning_tokens, elicited)
     SELECT account_id, toStartOfHour(ts) AS hour, model, capability, ${figures} FROM exchange GROUP BY account_id, hour, model, capability`,
  );
  await warehouse.command(
    `INSERT INTO account_day (account_id, day, exchanges, first_seen, last_seen)
     SELECT account_id, toDate(ts) AS day, count(), min(ts), max(ts) FROM exchange GROUP BY account_id, day`,
  );
  await buildMonths(warehouse, []);
  await warehouse.command(
    `INSERT INTO traffic_hour (hour, model, capability, exchanges, input_tokens, output_tokens, reasoning_tokens, elicited)
     SELECT toStartOfHour(ts) AS hour, model, capability, count(), sum(input_tokens), sum(output_tokens), sum(reasoning_tokens),
       countIf(elicitation != 0) FROM exchange GROUP BY hour, model, capability`,
  );
  await warehouse.command(
    `INSERT INTO stored_hour SELECT toStartOfHour(ts) AS hour, count(), uniqCombinedState(12)(account_id) FROM exchange GROUP BY hour`,
  );
  const days = await warehouse.rows<{ day: string }>("SELECT DISTINCT toString(toDate(ts)) AS day FROM exchange");
  await warehouse.command(fillFacets("account_facet"), { days: days.map(({ day }) => day) });
  await warehouse.command(fillFacetDays("facet_day", "account_facet"));
}

export interface MadeIncidence {
  family: string;
  kind: string;
  value: string;
  weight: number;
  accountIds: string[];
}

/** Stores who of a campaign holds what, as the run that found it would. */
export async function storeIncidences(warehouse: Warehouse, made: MadeCampaign, held: MadeIncidence[]): Promise<void> {
  await warehouse.insert(
    "campaign_incidence",
    held.flatMap(({ accountIds, ...value }) =>
      accountIds.map((account_id) => ({
        ...value,
        account_id,
        run_id: made.runId,
        campaign_id: made.id,
        exchanges: 1,
        here: accountIds.length,
        overall: accountIds.length,
        alone: value.weight,
        counts: value.weight,
      })),
    ),
  );
}
