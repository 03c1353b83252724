import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MadeCampaign, makeCampaign, putAside } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import { type Database, database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { isDomainError } from "@/lib/kernel";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { confirmCampaign, dismissCampaign, reverseDecision, setDisposition, takeMeasure } from ".";

const reason = "Seen in the evidence waterfall.";
const innocentExplanation = "Not a company: cards and addresses differ.";
let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

const act = fc.oneof(
  fc.record({
    kind: fc.constant("confirm" as const),
    verdict: fc.constantFrom("distillation" as const, "evaluation" as const),
  }),
  fc.record({ kind: fc.constant("dismiss" as const) }),
  fc.record({
    kind: fc.constant("set" as const),
    member: fc.nat({ max: 2 }),
    disposition: fc.constantFrom("operated" as const, "compromised" as const, "bystander" as const),
  }),
  fc.record({ kind: fc.constantFrom("ban" as const, "revoke" as const), member: fc.nat({ max: 2 }) }),
  fc.record({ kind: fc.constant("reverse" as const), nth: fc.nat({ max: 30 }) }),
);
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

/** Half of the sequences begin with a ban in place, which chance alone seldom reaches. */
const towardsBan: Act[] = [
  { kind: "set", member: 0, disposition: "operated" },
  { kind: "confirm", verdict: "distillation" },
  { kind: "ban", member: 0 },
];

async function perform(db: Database, made: MadeCampaign, one: Act): Promise<void> {
  const ctx = testContext(db, ["analyst"], { warehouse });
  const { version } = await db.campaign.findUniqueOrThrow({ where: { id: made.id } });
  const base = { campaignId: made.id, version, reason };
  if (one.kind === "confirm") await confirmCampaign(ctx, { ...base, verdict: one.verdict, innocentExplanation });
  else if (one.kind === "dismiss") await dismissCampaign(ctx, base);
  else if (one.kind === "reverse") {
    const all = await db.decision.findMany({ where: { campaignId: made.id }, orderBy: { sequence: "asc" } });
    const decision = all[one.nth % Math.max(1, all.length)];
    if (decision) await reverseDecision(ctx, { decisionId: decision.id, reason });
  } else {
    const target = [made.core[one.member] ?? ""];
    if (one.kind === "set") await setDisposition(ctx, { ...base, accountIds: target, disposition: one.disposition });
    else if (one.kind === "ban") await takeMeasure(ctx, { kind: "ban", ...base, target, policy: "model_extraction" });
    else await takeMeasure(ctx, { kind: "revoke_key", ...base, target, policy: "stolen_credentials" });
  }
}

/** What the events alone come to, told from scratch. */
async function foldOf(db: Database, made: MadeCampaign) {
  const events = await db.decision.findMany({ where: { campaignId: made.id }, orderBy: { sequence: "asc" } });
  const undone = new Set(events.map((event) => event.reversesId));
  const valid = events.filter((event) => event.kind !== "reverse" && !undone.has(event.id));
  const verdict = valid.find((event) => event.kind === "confirm" || event.kind === "dismiss");
  const last = (accountId: string) => valid.findLast((event) => event.accountId === accountId && event.disposition);
  const has = (accountId: string, kind: string) =>
    valid.some((event) => event.accountId === accountId && event.kind === kind);
  return {
    status: verdict === undefined ? "open" : verdict.kind === "confirm" ? "confirmed" : "dismissed",
    members: made.core.slice(0, 3).map((id) => ({
      disposition: last(id)?.disposition ?? "operated",
      by: last(id) ? "analyst" : "detection",
      standing: has(id, "ban") ? "banned" : has(id, "revoke_key") ? "keys_revoked" : "active",
      keysRevoked: has(id, "revoke_key"),
    })),
  };
}

async function projectionOf(db: Database, made: MadeCampaign) {
  const ids = made.core.slice(0, 3);
  const campaign = await db.campaign.findUniqueOrThrow({ where: { id: made.id } });
  const members = await db.campaignMember.findMany({
    where: { campaignId: made.id, accountId: { in: ids } },
    orderBy: { accountId: "asc" },
  });
  const flagged = new Map(
    (await db.flaggedAccount.findMany({ where: { accountId: { in: ids } } })).map((row) => [row.accountId, row]),
  );
  return {
    status: campaign.status,
    members: members.map(({ accountId, disposition, dispositionBy }) => ({
      disposition,
      by: dispositionBy,
      standing: flagged.get(accountId)?.standing ?? "active",
      keysRevoked: flagged.get(accountId)?.keysRevoked ?? false,
    })),
  };
}

describe("projections", () => {
  it("are what folding the events gives, after every act and every refusal", async () => {
    let taken = 0;
    let banned = 0;
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(act, { minLength: 6, maxLength: 16 }), (primed, acts) =>
        rolledBack(async (db) => {
          const made = await makeCampaign(db, { core: 10, associated: 0 });
          await db.campaignMember.updateMany({ where: { campaignId: made.id }, data: { disposition: "operated" } });
          for (const one of primed ? [...towardsBan, ...acts] : acts) {
            await perform(db, made, one).then(
              () => taken++,
              (error: unknown) => expect(isDomainError(error), String(error)).toBe(true),
            );
          }
          const projection = await projectionOf(db, made);
          expect(projection).toEqual(await foldOf(db, made));
          for (const { standing, disposition, by } of projection.members) {
            if (standing !== "banned") continue;
            banned++;
            expect([projection.status, disposition, by]).toEqual(["confirmed", "operated", "analyst"]);
          }
        }),
      ),
      { numRuns: 8, seed: 7 },
    );
    expect(taken).toBeGreaterThan(20);
    expect(banned).toBeGreaterThan(0);
  }, 120_000);
});

describe("two people at once", () => {
  it("decide once; the other is told to look again", async () => {
    const made = await makeCampaign(database(), { stays: true });
    const analyst = testContext(database(), ["analyst"], { warehouse });
    const lead = testContext(database(), ["lead"], { warehouse });
    const base = { campaignId: made.id, version: 1, reason };
    const results = await Promise.allSettled([
      confirmCampaign(analyst, { ...base, verdict: "distillation", innocentExplanation }),
      dismissCampaign(lead, base),
      setDisposition(analyst, { ...base, accountIds: made.core.slice(0, 1), disposition: "operated" }),
    ]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "conflict" });
    }
    expect(await database().decision.count({ where: { campaignId: made.id } })).toBe(1);
    expect(await database().campaign.findUnique({ where: { id: made.id } })).toMatchObject({ version: 2 });
    await putAside(database(), made);
  });
});
