import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCampaign } from "@/lib/campaigns/testing";
import { testActor, testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import {
  confirmCampaign,
  dismissCampaign,
  proposeMeasure,
  reverseDecision,
  ruleOnProposal,
  setDisposition,
  takeMeasure,
} from "@/lib/decisions";
import { isDomainError, newId } from "@/lib/kernel";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { decideAppeal, takeAppeal } from "..";
import { submitted } from "../testing/submit";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

const people = ["ann", "ben", "cyd", "dan", "eve"] as const;
type Person = (typeof people)[number];
const reason = "Seen in the evidence waterfall.";
const text = "The card belongs to my employer.";
const upheld = {
  ruling: { outcome: "upheld" as const },
  point: text,
  answer: "The card is one of many links.",
  reason,
};

interface World {
  db: Database;
  campaignId: string;
  runId: string;
  accountId: string;
  others: string[];
}

const contextOf = (db: Database, person: Person) => ({
  ...testContext(db, ["lead"], { warehouse }),
  actor: testActor(["lead"], person),
});
/**
 * What people do to an account, or to what it is judged by. Each says whether who did it has thereby taken part; what has no verb that
 * suits a small world is written as the database has it.
 */
const acts = {
  disposition: async (world: World, person: Person) => say(world, person, world.accountId),
  disposition_of_another: async (world: World, person: Person) => !(await say(world, person, world.others[0] ?? "")),
  confirm: async (world: World, person: Person) => {
    const said = { ...(await on(world)), verdict: "distillation" as const, innocentExplanation: reason };
    await confirmCampaign(contextOf(world.db, person), said);
    return true;
  },
  dismiss: async (world: World, person: Person) => {
    await dismissCampaign(contextOf(world.db, person), await on(world));
    return true;
  },
  measure: async (world: World, person: Person) => {
    await takeMeasure(contextOf(world.db, person), await orderOn(world, world.accountId));
    return true;
  },
  measure_on_another: async (world: World, person: Person) => {
    await takeMeasure(contextOf(world.db, person), await orderOn(world, world.others[0] ?? ""));
    return false;
  },
  reverse: async ({ db, accountId }: World, person: Person) => {
    const [last] = await db.decision.findMany({
      where: { accountId, kind: "set_disposition" },
      orderBy: { sequence: "desc" },
    });
    if (last) await reverseDecision(contextOf(db, person), { decisionId: last.id, reason });
    return last !== undefined;
  },
  propose: async (world: World, person: Person) => {
    await proposeMeasure(contextOf(world.db, person), { order: await orderOn(world, world.accountId) });
    return true;
  },
  rule: async ({ db, campaignId }: World, person: Person) => {
    const waiting = await db.proposal.findFirst({ where: { campaignId, state: "proposed" } });
    if (waiting === null) return false;
    const ruling = { proposalId: waiting.id, hash: waiting.hash, ruling: "approved" as const, reason };
    return (await ruleOnProposal(contextOf(db, person), ruling)).state === "approved";
  },
  regroup: async ({ db, accountId }: World, person: Person) => {
    const { id: intoId } = await makeCampaign(db, { core: 1, associated: 0 });
    const regroupingId = newId();
    const by = { actorType: "user", actorId: `user-${person}`, actorName: person, at: new Date() };
    await db.regrouping.create({ data: { id: regroupingId, kind: "split", intoId, reason, ...by } });
    await db.regroupingAccount.create({ data: { regroupingId, accountId, campaignId: intoId, byHand: false } });
    return true;
  },
  label: async ({ db, accountId, runId }: World, person: Person) => {
    const [sampleId, at] = [newId(), new Date()];
    const drawn = { drawnById: "draw", drawnByName: "draw", drawnAt: at, reason, seed: 1, strata: {} };
    await db.auditSample.create({ data: { id: sampleId, runId, ...drawn } });
    await db.auditSampleItem.create({ data: { sampleId, position: 1, accountId, stratum: "flagged" } });
    const by = { actorType: "user", actorId: `user-${person}`, actorName: person, at };
    await db.labelEvent.create({ data: { id: newId(), sampleId, position: 1, label: "operated", reason, ...by } });
    return true;
  },
  thread: async ({ db, accountId }: World, person: Person) => {
    const [id, at] = [newId(), new Date()];
    const started = { startedById: "start", startedByName: "start", startedAt: at, updatedAt: at };
    await db.thread.create({ data: { id, title: "A card", version: 1, ...started } });
    const by = { actorType: "user", actorId: `user-${person}`, actorName: person, at };
    await db.threadStep.create({ data: { threadId: id, number: 1, kind: "accepted", accountIds: [accountId], ...by } });
    return true;
  },
  standing_order: async ({ db, accountId, campaignId }: World, person: Person) => {
    const [id, at] = [newId(), new Date()];
    const order = { campaignId, kind: "suspend" as const, policy: "model_extraction", reason, capPerDay: 1 };
    const by = { proposedById: `user-${person}`, proposedByName: person, proposedAt: at, expiresAt: at };
    await db.standingOrder.create({ data: { id, ...order, state: "in_force", ...by } });
    const done = { kind: "observe" as const, campaignId, accountId, standingOrderId: id, automated: true, reason, at };
    await db.decision.create({
      data: { id: newId(), ...done, actorType: "system", actorId: "system", actorName: "Stillwatch" },
    });
    return true;
  },
  batch: async ({ db, accountId, campaignId }: World, person: Person) => {
    const [batchId, at] = [newId(), new Date()];
    const by = { createdByType: "user", createdById: `user-${person}`, createdByName: person, createdAt: at };
    const batch = { campaignId, kind: "observe" as const, shared: {}, plan: {}, snapshotHash: "0", accounts: 1 };
    await db.batch.create({ data: { id: batchId, ...batch, state: "scheduled", ...by } });
    await db.batchItem.create({ data: { batchId, position: 1, accountId, dueAt: at } });
    return true;
  },
  key: async ({ db, campaignId, accountId }: World, person: Person) => {
    const [id, at] = [newId(), new Date()];
    await db.apikey.create({ data: { id, referenceId: `user-${person}`, key: id } });
    const done = { kind: "observe" as const, campaignId, accountId, reason, at };
    await db.decision.create({ data: { id: newId(), ...done, actorType: "api_key", actorId: id, actorName: "Key" } });
    return true;
  },
  earlier_appeal: async ({ db, campaignId, accountId }: World, person: Person) => {
    const decision = await db.decision.findFirst({
      where: { accountId, kind: { in: ["observe", "require_verification"] } },
    });
    if (decision === null) return false;
    const appealId = await submitted(db, { decisionId: decision.id, accountId, campaignId, text });
    const { version } = await takeAppeal(contextOf(db, person), { appealId, version: 1 });
    await decideAppeal(contextOf(db, person), { appealId, version, ...upheld });
    return true;
  },
} satisfies Record<string, (world: World, person: Person) => Promise<boolean>>;
type Act = keyof typeof acts;

const on = async ({ db, campaignId }: World) => {
  const { version } = await db.campaign.findUniqueOrThrow({ where: { id: campaignId } });
  return { campaignId, version, reason };
};
const orderOn = async (world: World, accountId: string) => ({
  ...{ kind: "require_verification" as const, parameters: { proof: "usage_attestation" as const } },
  ...{ ...(await on(world)), target: [accountId], policy: "model_extraction" as const },
});

async function say(world: World, person: Person, accountId: string): Promise<boolean> {
  const said = { ...(await on(world)), accountIds: [accountId], disposition: "operated" as const };
  await setDisposition(contextOf(world.db, person), said);
  return true;
}

/** Who has taken part when all is over. What is refused, by a rule or since nothing is there to act on, is no part in anything. */
async function live(world: World, history: readonly { act: Act; person: Person }[]): Promise<Set<Person>> {
  const involved = new Set<Person>();
  for (const { act, person } of history) {
    try {
      const tookPart = await world.db.$transaction((tx) => acts[act]({ ...world, db: tx as Database }, person));
      if (tookPart) involved.add(person);
    } catch (error) {
      if (!isDomainError(error)) throw error;
    }
  }
  return involved;
}

class Undone extends Error {}

/** Tries something and undoes it; what it threw is given back. */
async function tried(db: Database, run: (tx: Database) => Promise<unknown>): Promise<unknown> {
  try {
    await db.$transaction(async (tx) => {
      await run(tx as Database);
      throw new Undone();
    });
  } catch (error) {
    return error instanceof Undone ? undefined : error;
  }
  return undefined;
}

/** The ways to become the reviewer, and to decide without being asked: by the verb, and by statements of the application's own role. */
const ways = (appealId: string, person: Person): Record<string, (db: Database) => Promise<unknown>> => ({
  verb: async (db) => {
    const { version } = await takeAppeal(contextOf(db, person), { appealId, version: 1 });
    await decideAppeal(contextOf(db, person), { appealId, version, ...upheld });
  },
  statement: async (db) => {
    await db.$executeRaw`update appeal set status = 'assigned', reviewer_id = ${`user-${person}`} where id = ${appealId}::uuid`;
    await rule(db, appealId, person);
  },
  switched: async (db) => {
    await db.$executeRaw`update appeal set status = 'assigned', reviewer_id = 'user-fay' where id = ${appealId}::uuid`;
    await db.$executeRaw`update appeal set reviewer_id = ${`user-${person}`} where id = ${appealId}::uuid`;
    await rule(db, appealId, person);
  },
});

async function rule(db: Database, appealId: string, person: Person): Promise<void> {
  await db.$executeRaw`
    insert into appeal_ruling (appeal_id, outcome, reason, point, reply, snapshot_now, ruled_by_id, ruled_by_name, ruled_at)
    values (${appealId}::uuid, 'upheld', 'r', 'p', 'r', 's', ${`user-${person}`}, ${person}, now())`;
  await db.$executeRaw`update appeal set status = 'decided', outcome = 'upheld' where id = ${appealId}::uuid`;
}

const histories = fc.array(
  fc.record({ act: fc.constantFrom(...(Object.keys(acts) as Act[])), person: fc.constantFrom(...people) }),
  { maxLength: 7 },
);

it("after any history nobody who took part can become the reviewer or decide, and everybody else can", async () => {
  const seen = { kept: 0, let: 0 };
  const check = fc.asyncProperty(histories, (history) =>
    rolledBack(async (db) => {
      expect(await db.$queryRaw`select current_user::text as role`).toEqual([{ role: "stillwatch_app" }]);
      const made = await makeCampaign(db, { core: 12, disposition: "operated" });
      const [accountId = "", ...others] = made.core;
      const done = { kind: "observe" as const, campaignId: made.id, accountId, reason, at: new Date() };
      const by = { actorType: "user", actorId: "user-gus", actorName: "gus" };
      const { id: decisionId } = await db.decision.create({ data: { id: newId(), ...done, ...by } });
      const world = { db, campaignId: made.id, runId: made.runId, accountId, others };
      const involved = await live(world, history);
      const appealId = await submitted(db, { decisionId, accountId, campaignId: made.id, text });
      for (const person of people) {
        for (const [way, go] of Object.entries(ways(appealId, person))) {
          const refusal = await tried(db, go);
          const told = `${person} by ${way} after ${history.map(({ act, person }) => `${person}: ${act}`).join(", ")}`;
          if (involved.has(person))
            expect(String(refusal), told).toMatch(/took no part|somebody else (reviews|decides) it/);
          else expect(refusal, told).toBeUndefined();
          seen[involved.has(person) ? "kept" : "let"]++;
        }
      }
      const forged = await tried(db, async (tx) => {
        await tx.$executeRaw`update appeal set status = 'decided', outcome = 'overturned', reviewer_id = 'user-fay' where id = ${appealId}::uuid`;
      });
      expect(String(forged)).toContain("by the ruling of its reviewer");
    }),
  );
  await fc.assert(check, { numRuns: Number(process.env.STILLWATCH_HISTORIES ?? 6) });
  expect(seen.kept).toBeGreaterThan(0);
  expect(seen.let).toBeGreaterThan(0);
}, 120_000);

it.each(Object.keys(acts) as Act[])("%s counts as taking part, or does not, by itself", (act) =>
  rolledBack(async (db) => {
    const made = await makeCampaign(db, { core: 12, disposition: "operated" });
    const [accountId = "", ...others] = made.core;
    const world = { db, campaignId: made.id, runId: made.runId, accountId, others };
    await live(
      world,
      ["measure", "disposition", "propose"].map((one) => ({ act: one as Act, person: "ben" as const })),
    );
    const involved = await live(world, [{ act, person: "ann" }]);
    const decision = await db.decision.findFirstOrThrow({
      where: { accountId, kind: { in: ["observe", "require_verification"] } },
    });
    const appealId = await submitted(db, { decisionId: decision.id, accountId, campaignId: made.id, text });
    expect(involved.has("ann")).toBe(!act.endsWith("another"));
    const refusal = await tried(db, ways(appealId, "ann").statement as (db: Database) => Promise<unknown>);
    expect(refusal === undefined).toBe(act.endsWith("another"));
  }),
);
