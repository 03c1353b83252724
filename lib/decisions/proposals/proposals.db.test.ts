import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import { insertSample, labelAccount } from "@/lib/detection";
import { hour, newId } from "@/lib/kernel";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import {
  breakGlass,
  changeDecisionSettings,
  listProposals,
  type MeasureOrderInput,
  openQuietWindow,
  type ProposalView,
  proposeMeasure,
  readProposal,
  ruleOnProposal,
  runBatches,
  setDisposition,
  sweepExpired,
  takeMeasure,
  withdrawProposal,
} from "..";
import { another, type ConfirmedCase, confirmedCase, reason } from "../testing/cases";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

const never = new AbortController().signal;
const throttle = ({ made, version }: ConfirmedCase): Extract<MeasureOrderInput, { kind: "throttle" }> => ({
  ...{
    kind: "throttle" as const,
    campaignId: made.id,
    version,
    target: "core" as const,
    policy: "model_extraction" as const,
    reason,
  },
  parameters: { floor: 2, ceiling: 20 },
});
const approve = (
  ctx: ConfirmedCase["lead"],
  { id, hash }: ProposalView,
  ruling: "approved" | "declined" = "approved",
) => ruleOnProposal(ctx, { proposalId: id, ruling, hash, reason });

describe("a measure above the blast radius", () => {
  it("is proposed by one, approved by another, and done to exactly whom was frozen", () =>
    confirmedCase(warehouse, { core: 30 }, async (one) => {
      const { db, analyst, lead, made } = one;
      await expect(takeMeasure(analyst, throttle(one))).rejects.toThrow("second person");
      const proposal = await proposeMeasure(analyst, { order: throttle(one) });
      expect(proposal).toMatchObject({ accounts: 30, state: "proposed", sample: null });
      // Shipped, the policy suspends at the first strike: the second person sees that a throttle is not that, and keeps seeing it.
      const advice = { version: 0, groups: [{ accounts: 30, strike: 1, step: { kind: "suspend" } }] };
      expect(proposal.recommended).toMatchObject(advice);
      expect(await listProposals(lead, { waiting: true, campaignId: made.id })).toHaveLength(1);
      await expect(approve(analyst, proposal)).rejects.toMatchObject({ code: "forbidden" });
      // Who proposed may have become a lead since; an admin may never.
      const promoted = { ...lead, actor: { ...lead.actor, id: analyst.actor.id } };
      await expect(approve(promoted, proposal)).rejects.toThrow("Nobody rules on what they proposed");
      await expect(approve(testContext(db, ["admin"], { warehouse }), proposal)).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(approve(lead, { ...proposal, hash: "0".repeat(64) })).rejects.toMatchObject({ code: "conflict" });
      const approved = await approve(lead, proposal);
      expect(approved).toMatchObject({ state: "approved", ruling: { by: "lead", bound: null } });
      await expect(approve(lead, proposal)).rejects.toThrow("already");
      await runBatches(lead, never);
      const decisions = await db.decision.findMany({ where: { proposalId: proposal.id } });
      expect(decisions.map(({ accountId }) => accountId).sort()).toEqual(made.core);
      expect(new Set(decisions.map(({ actorName, kind, batchId }) => `${actorName} ${kind} ${batchId}`))).toEqual(
        new Set([`analyst throttle ${approved.batchId}`]),
      );
      const rule = await db.gatewayRule.findFirst({ where: { accountId: made.core[0] ?? "" } });
      expect(rule).toMatchObject({ effect: "throttle", perMinute: 20, decisionId: expect.any(String) });
      expect((await readProposal(lead, { proposalId: proposal.id })).proposal.recommended).toMatchObject(advice);
    }));

  it("counts what one person did to the campaign within a day", () =>
    confirmedCase(warehouse, { core: 30 }, async (one) => {
      const first = await takeMeasure(one.analyst, { ...throttle(one), target: one.made.core.slice(0, 20) });
      const rest = { ...throttle(one), version: first.campaignVersion ?? 0, target: one.made.core.slice(20) };
      await expect(takeMeasure(one.analyst, rest)).rejects.toThrow("after 20 within a day");
      await takeMeasure(one.lead, rest);
    }));

  it("is void once what it froze is not so any more, and says how the one made anew differs", () =>
    confirmedCase(warehouse, { core: 30 }, async (one) => {
      const { analyst, lead, made, version } = one;
      const proposal = await proposeMeasure(analyst, { order: throttle(one) });
      const set = { campaignId: made.id, version, accountIds: made.core.slice(0, 1), reason };
      const { campaignVersion } = await setDisposition(analyst, { ...set, disposition: "bystander" });
      expect(await approve(lead, proposal)).toMatchObject({ state: "void", batchId: null });
      await expect(approve(lead, proposal)).rejects.toMatchObject({ code: "forbidden_transition" });
      const order = { ...throttle(one), version: campaignVersion ?? 0, reason: "Seen again, without the bystander." };
      const anew = await proposeMeasure(analyst, { order, previousId: proposal.id });
      expect((await readProposal(lead, { proposalId: anew.id })).difference).toMatchObject({
        ...{ added: [], removed: made.core.slice(0, 1) },
        changed: [{ field: "reason", after: "Seen again, without the bystander." }],
      });
    }));

  it("ends when nobody rules on it in time, or when its author withdraws it", () =>
    confirmedCase(warehouse, { core: 30 }, async (one) => {
      const { analyst, lead } = one;
      const [late, other] = [
        await proposeMeasure(analyst, { order: throttle(one) }),
        await proposeMeasure(analyst, { order: throttle(one) }),
      ];
      await expect(withdrawProposal(lead, { proposalId: other.id, reason })).rejects.toMatchObject({
        code: "forbidden",
      });
      await withdrawProposal(analyst, { proposalId: other.id, reason });
      await expect(approve(lead, other)).rejects.toThrow("withdrawn");
      const tomorrow = { ...lead, clock: () => new Date(Date.now() + 25 * hour) };
      await expect(approve(tomorrow, late)).rejects.toThrow("expired");
      await sweepExpired({ ...tomorrow });
      expect((await readProposal(lead, { proposalId: late.id })).proposal.state).toBe("expired");
    }));

  it("cannot wait: the glass is broken, and somebody else reviews it", () =>
    confirmedCase(warehouse, { core: 30 }, async (one) => {
      const { db, analyst, lead, made } = one;
      const input = { order: throttle(one), emergency: "Half a million exchanges an hour leave right now." };
      await expect(breakGlass(analyst, input)).rejects.toMatchObject({ code: "forbidden" });
      const broken = await breakGlass(lead, input);
      await runBatches(lead, never);
      expect(await db.flaggedAccount.count({ where: { accountId: { in: made.core }, standing: "throttled" } })).toBe(
        30,
      );
      expect((await listProposals(lead, { waiting: true, campaignId: made.id })).map(({ id }) => id)).toEqual([
        broken.id,
      ]);
      await expect(approve(lead, broken)).rejects.toThrow("second person");
      await approve(another(lead, "second"), broken, "declined");
      expect(await listProposals(lead, { waiting: true, campaignId: made.id })).toEqual([]);
    }));
});

describe("a blind sample", () => {
  it("stops an approval by one innocent, and by its proposer's word until somebody else has judged anew", () =>
    confirmedCase(warehouse, { core: 30 }, async (one) => {
      const { db, analyst, lead, made } = one;
      const proposal = await proposeMeasure(analyst, { order: throttle(one) });
      const sampleId = newId();
      const by = { drawnById: "somebody", drawnByName: "Somebody", drawnAt: new Date() };
      const items = ["flagged", "unflagged", "flagged"].map((stratum, i) => ({
        ...{ position: i + 1, accountId: made.core[i] ?? "", stratum: stratum as "flagged", margin: null },
      }));
      await insertSample(
        db,
        { id: sampleId, purpose: "proposal", runId: newId(), seed: 1, reason, strata: {}, ...by },
        items,
      );
      await db.proposal.update({ where: { id: proposal.id }, data: { sampleId } });
      const judge = async (
        ctx: typeof lead,
        position: number,
        label: "operated" | "benign",
        replacesId: string | null,
      ) => (await labelAccount(ctx, { sampleId, position, label, reason, replacesId })).labelId;
      const found = async () => (await readProposal(lead, { proposalId: proposal.id })).proposal.sample;
      expect(await found()).toMatchObject({ drawn: 2, judged: 0, bound: null });
      const own = await judge(analyst, 1, "operated", null);
      await expect(approve(lead, proposal)).rejects.toThrow("somebody else judges those anew");
      await judge(another(analyst, "judge", "analyst"), 1, "operated", own);
      const wrong = await judge(lead, 3, "benign", null);
      // Others of the same volume are innocent as often as not: they count for nothing.
      await judge(lead, 2, "benign", null);
      expect(await found()).toMatchObject({ drawn: 2, judged: 2, innocent: 1 });
      await expect(approve(lead, proposal)).rejects.toThrow("1 of 2");
      await judge(lead, 3, "operated", wrong);
      expect((await approve(lead, proposal)).ruling?.bound).toBeCloseTo(1 - Math.sqrt(0.05));
    }));
});

describe("a covert measure", () => {
  it("states its ground, ends within two weeks, and takes the legal role", () =>
    confirmedCase(warehouse, {}, async (one) => {
      const { analyst, lead } = one;
      const covert = { ...throttle(one), disclosure: "covert" as const };
      await expect(proposeMeasure(analyst, { order: covert })).rejects.toThrow("ground");
      const order = { ...covert, ground: "A notice would end the tracing of the relay.", holdsHours: 72 };
      await expect(proposeMeasure(analyst, { order: { ...order, holdsHours: 400 } })).rejects.toThrow("14 days");
      await expect(takeMeasure(analyst, order)).rejects.toThrow("legal");
      await expect(breakGlass(lead, { order, emergency: "It cannot wait for anybody at all now." })).rejects.toThrow(
        "legal",
      );
      const proposal = await proposeMeasure(analyst, { order });
      await expect(approve(lead, proposal)).rejects.toMatchObject({ code: "forbidden" });
      expect(await approve(another(lead, "counsel", "legal"), proposal)).toMatchObject({ state: "approved" });
    }));
});

describe("a quiet window", () => {
  it("makes every measure a proposal that its owner rules on", () =>
    confirmedCase(warehouse, {}, async (one) => {
      const { analyst, lead, made } = one;
      const owner = another(lead, "owner");
      await openQuietWindow(owner, { campaignId: made.id, reason: "The relay is being traced.", hours: 24 });
      const target = made.core.slice(0, 1);
      await expect(takeMeasure(analyst, { ...throttle(one), target })).rejects.toThrow("owner asked for quiet");
      const proposal = await proposeMeasure(analyst, { order: { ...throttle(one), target } });
      await expect(approve(lead, proposal)).rejects.toThrow("owner asked for quiet");
      expect(await approve(owner, proposal)).toMatchObject({ state: "approved" });
    }));
});

describe("the database itself", () => {
  it("refuses a ruling on one's own, a large act without one, and a change of what is frozen", () =>
    confirmedCase(warehouse, { core: 30 }, async (one) => {
      const { db, analyst, made } = one;
      const proposal = await proposeMeasure(analyst, { order: throttle(one) });
      const refused = (work: () => Promise<unknown>) => expect(db.$transaction(work)).rejects.toThrow();
      const by = { ruledById: analyst.actor.id, ruledByName: "analyst", ruledAt: new Date() };
      const ruling = { proposalId: proposal.id, proposedById: analyst.actor.id, ruling: "approved" as const, reason };
      await refused(() => db.proposalRuling.create({ data: { ...ruling, ...by, hash: proposal.hash } }));
      await refused(() => db.proposal.update({ where: { id: proposal.id }, data: { reason: "another" } }));
      const decision = (accountId: string, over: object) => ({
        ...{
          id: crypto.randomUUID(),
          kind: "throttle" as const,
          campaignId: made.id,
          accountId,
          reason,
          at: new Date(),
        },
        ...{ actorType: "user", actorId: "user-x", actorName: "x", ...over },
      });
      const many = made.core.map((id) => decision(id, {}));
      await refused(() => db.decision.createMany({ data: many }));
      await refused(() => db.decision.create({ data: decision(made.core[0] ?? "", { proposalId: proposal.id }) }));
      await refused(() => db.decision.create({ data: decision(made.core[0] ?? "", { disclosure: "covert" }) }));
    }));
});

describe("the settings", () => {
  it("are the admin's, who takes no measure, and hold from then on", () =>
    confirmedCase(warehouse, {}, async (one) => {
      const settings = { blastRadius: 3, approvalHours: 2, sampleSize: 10 };
      await expect(changeDecisionSettings(one.lead, settings)).rejects.toMatchObject({ code: "forbidden" });
      const admin = testContext(one.db, ["admin"], { warehouse });
      await expect(changeDecisionSettings(admin, { ...settings, blastRadius: 1000 })).rejects.toMatchObject({
        code: "invalid_input",
      });
      await changeDecisionSettings(admin, settings);
      await expect(takeMeasure(one.analyst, throttle(one))).rejects.toThrow("at most 3");
    }));
});
