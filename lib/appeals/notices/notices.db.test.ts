import { beforeAll, expect, it } from "vitest";
import { makeCampaign, storeExchanges } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { policies, proposeMeasure, ruleOnProposal, runBatches } from "@/lib/decisions";
import { another, confirmedCase } from "@/lib/decisions/testing/cases";
import { families, valueKinds } from "@/lib/detection/contract";
import { hour, newId } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { languages } from "./contract";
import { tellOfEnded, tellOwners } from "./tell-owners";
import { writeNotices } from "./write-notice";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
  const exchange = (account_id: string, model: string, day: string) => ({
    ...{ exchange_id: newId(), account_id, model, ts: `2026-10-${day}T10:00:00Z` },
  });
  await storeExchanges(warehouse, [
    ...["01", "02", "03"].map((day) => exchange("one", "model-a", day)),
    ...["04", "05"].map((day) => exchange("two", "model-b", day)),
  ]);
});

/** Whatever Stillwatch calls its evidence, and would give away how an account was found. */
const inside = [
  ...families.map((family) => `family:${family}`),
  ...Object.keys(valueKinds).filter((kind) => /_/.test(kind)),
  ...["card·aabbcc", "simhash", "minhash", "nats", "cluster", "elicitation", "hub", "periphery", "Leiden", "score"],
];

const decide = async (db: Database, campaignId: string, accountId: string | null, over: Record<string, unknown> = {}) =>
  (
    await db.decision.create({
      data: {
        ...{ id: newId(), kind: "ban", campaignId, accountId, policy: "model_extraction", disclosure: "disclosed" },
        ...{ reason: `Found by ${inside.join(", ")}.`, parameters: { evidence: inside }, snapshotHash: null },
        ...{ actorType: "user", actorId: "u", actorName: "Ann of the team", at: new Date("2026-11-01T12:00:00Z") },
        ...over,
      } as never,
    })
  ).id;

const contextOf = (db: Database) => testContext(db, ["legal"], { warehouse });
const read = (db: Database, decisionId: string, kind = "statement_of_reasons" as const) =>
  db.notice.findUniqueOrThrow({ where: { kind_decisionId: { kind, decisionId } }, include: { links: true } });

it("tells each owner once of what they feel, in facts of their own account and in public terms alone", () =>
  rolledBack(async (db) => {
    const [first, second] = [await makeCampaign(db), await makeCampaign(db)];
    const ids = [await decide(db, first.id, "one"), await decide(db, second.id, "two")];
    const unheard = [
      await decide(db, first.id, "one", { kind: "observe" }),
      await decide(db, first.id, null, { kind: "confirm", policy: null, disclosure: null }),
    ];
    await db.accountContact.create({
      data: { accountId: "one", address: new Uint8Array([1]), language: "de-AT", changedAt: new Date() },
    });
    expect(await tellOwners(contextOf(db), { decisionIds: [...ids, ...unheard] })).toEqual({ told: 2 });
    expect(await tellOwners(contextOf(db), { decisionIds: [...ids, ...unheard] })).toEqual({ told: 0 });
    const [one, two] = [await read(db, ids[0] ?? ""), await read(db, ids[1] ?? "")];
    expect(one).toMatchObject({ state: "waiting", language: "de", links: [{ once: false, usedAt: null }] });
    expect(two).toMatchObject({ state: "unreachable", language: "en" });
    expect(one.body).toMatch(/1\. Oktober 2026 .* bis 3\. Oktober 2026 .*: 3 Anfragen[\s\S]*model-a/);
    expect(two.body).toMatch(/4 October 2026 .* to 5 October 2026 .*: 2 requests[\s\S]*model-b/);
    expect(one.appealableUntil && one.appealableUntil.getTime() - Date.now()).toBeGreaterThan(180 * 86_400_000);
    expect(one.body).toContain("{{portal_link}}");
    expect(one.body).not.toContain("Ann of the team");
  }));

it("leaks no name of evidence in any language or policy, whatever the decision holds", () =>
  rolledBack(async (db) => {
    const made = await makeCampaign(db, { prefix: "one" });
    const ids = [];
    for (const language of languages) {
      for (const policy of Object.keys(policies)) {
        const accountId = `owner-${language}-${policy}`;
        await storeExchangesOf(accountId);
        await db.accountContact.create({
          data: { accountId, address: new Uint8Array([1]), language, changedAt: new Date() },
        });
        ids.push(await decide(db, made.id, accountId, { policy }));
      }
    }
    await tellOwners(contextOf(db), { decisionIds: ids });
    const notices = await db.notice.findMany({ where: { decisionId: { in: ids } } });
    expect(notices.map(({ state }) => state)).toEqual(ids.map(() => "waiting"));
    for (const { subject, body, statement } of notices) {
      const said = `${subject}\n${body}\n${JSON.stringify(statement)}`.toLowerCase();
      expect(inside.filter((word) => said.includes(word.toLowerCase()))).toEqual([]);
      expect(said).not.toContain(made.id);
    }
    expect(new Set(notices.map(({ body }) => body.replaceAll(/SW-[\w-]+/g, ""))).size).toBe(ids.length);
  }));

const storeExchangesOf = (account: string) =>
  warehouse.insert("account_hour", [
    {
      ...{ account_id: account, hour: "2026-10-01 08:00:00", model: "model-a {{account}}", capability: "coding" },
      ...{ exchanges: 7, input_tokens: 1, output_tokens: 2, reasoning_tokens: 0, elicited: 7 },
    },
  ]);

it("holds what lacks a fact, says what of it is missing, and lets nobody reword what was told", () =>
  rolledBack(async (db) => {
    const made = await makeCampaign(db);
    const id = await decide(db, made.id, "never seen", { policy: null });
    await tellOwners(contextOf(db), { decisionIds: [id] });
    const held = await read(db, id);
    expect(held.state).toBe("held");
    for (const name of ["conduct", "ground", "period", "models", "volume"]) expect(held.error).toContain(`{{${name}}}`);
    const told = await decide(db, made.id, "one");
    await tellOwners(contextOf(db), { decisionIds: [told] });
    const { id: noticeId } = await read(db, told);
    const reword = db.notice.update({ where: { id: noticeId }, data: { body: "Never mind." } });
    await expect(reword).rejects.toThrow(/write another one/);
  }));

it("tells of a covert measure when it is over, and not before", () =>
  confirmedCase(warehouse, {}, async ({ db, analyst, lead, made, version }) => {
    const reason = "Seen in the evidence waterfall.";
    const target = made.core.slice(0, 1);
    const covert = { disclosure: "covert" as const, ground: "It would end the tracing of the relay.", holdsHours: 72 };
    const order = {
      ...{ campaignId: made.id, version, target, reason, ...covert },
      policy: "model_extraction" as const,
    };
    const { id, hash } = await proposeMeasure(analyst, { order: { kind: "redact_reasoning", ...order } });
    await ruleOnProposal(another(lead, "counsel", "legal"), { proposalId: id, ruling: "approved", hash, reason });
    await runBatches(lead, new AbortController().signal);
    const decision = await db.decision.findFirstOrThrow({ where: { proposalId: id } });
    expect(await tellOwners(contextOf(db), { decisionIds: [decision.id] })).toEqual({ told: 0 });
    expect(await tellOfEnded(contextOf(db))).toBe(0);
    const later = { ...contextOf(db), clock: () => new Date(decision.at.getTime() + 73 * hour) };
    expect(await tellOfEnded(later)).toBe(1);
    expect(await tellOfEnded(later)).toBe(0);
  }));

it("tells of a measure's end once", () =>
  rolledBack(async (db) => {
    const made = await makeCampaign(db);
    const open = await decide(db, made.id, "two");
    await tellOwners(contextOf(db), { decisionIds: [open] });
    const back = await decide(db, made.id, "two", {
      kind: "reverse",
      reversesId: open,
      policy: null,
      disclosure: null,
    });
    await tellOwners(contextOf(db), { decisionIds: [back] });
    await tellOwners(contextOf(db), { decisionIds: [back] });
    const [end] = await db.notice.findMany({ where: { kind: "measure_ended", decisionId: open } });
    const about = await read(db, open);
    expect(end).toMatchObject({ aboutId: about.id, state: "unreachable" });
    expect(end?.subject).toContain(about.reference);
  }));

it(
  "writes three thousand notices in a few statements",
  () =>
    rolledBack(async (db) => {
      let statements = 0;
      const counting = new Proxy(db, {
        get(target, key) {
          if (/^\$(query|execute)|^(notice|noticeTemplate|portalLink|accountContact|appeal)$/.test(String(key)))
            statements += 1;
          return target[key as keyof Database];
        },
      });
      const drafts = Array.from({ length: 3_000 }, (_, i) => ({
        ...{ kind: "statement_of_reasons" as const, accountId: `many-${i}`, policy: "model_extraction", values: {} },
        ...{ at: new Date(), appealableUntil: new Date() },
      }));
      const ids = await writeNotices(counting, drafts);
      expect(statements).toBeLessThan(20);
      expect(await db.notice.count({ where: { state: "held", id: { in: ids.slice(0, 1_000) } } })).toBe(1_000);
      expect(await db.portalLink.count({ where: { noticeId: { in: ids.slice(-10) } } })).toBe(10);
    }),
  60_000,
);
