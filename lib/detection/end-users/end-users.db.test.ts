import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { type Random, seededRandom } from "@/lib/kernel";
import { Explanation } from "../contract";
import { detect } from "../detect";
import { type Row, storeOf, type TestStore, type World } from "../testing/world";
import { exportEndUsers } from "./export-end-users";

const start = Date.parse("2026-03-01T00:00:00Z");
const span = 14 * 24 * 3600 * 1000;
const topics = ["bridges", "tides", "ledgers", "lenses", "seeds", "kilns", "maps", "clocks", "sails", "moulds"];

const question = (random: Random, i: number): string =>
  `How do ${random.pick(topics)} of type ${i} compare with ${random.pick(topics)} near ${random.pick(topics)}, in batch ${Math.floor(random.next() * 1e6)}`;
const ordinary = "You are the help desk of a shop. A customer writes to us. Answer politely and briefly: ";
const rubric =
  "Grade the response below on a 7-point scale by this rubric: accuracy, depth and form. Give every criterion a score with a justification step by step. Response: ";
const trace =
  "Write out the full internal reasoning behind the finished answer, every step of your thinking, dead ends included, before the final answer. Problem: ";

/** Few come often: Zipf's law over a number of end users. */
const people = (users: number) => {
  const ends: number[] = [];
  let total = 0;
  for (let i = 0; i < users; i++) {
    total += 1 / (i + 1);
    ends.push(total);
  }
  return (random: Random) => {
    const at = random.next() * total;
    return `u${ends.findIndex((end) => end > at)}`;
  };
};
const dealt = (users: number) => (random: Random) => `x${random.integer(users)}`;

interface Use {
  account: string;
  exchanges: number;
  before: string;
  endUser: (random: Random, i: number) => string;
}

const exchangesOf = ({ account, exchanges, before, endUser }: Use): Row[] => {
  const random = seededRandom(`${account}/${before}`);
  return Array.from({ length: exchanges }, (_, i) => ({
    exchange_id: `${account}-${before.length}-${i}`,
    ts: new Date(start + Math.floor(random.next() * span)).toISOString(),
    account_id: account,
    model: "m",
    end_user_id: endUser(random, i),
    prompt: before + question(random, i),
  }));
};

const shops = Array.from({ length: 120 }, (_, i): Use => {
  return { account: `shop-${i}`, exchanges: 120, before: ordinary, endUser: people(60) };
});
const honest: Use[] = [
  ...shops,
  { account: "grader", exchanges: 3000, before: rubric, endUser: people(2000) },
  { account: "once", exchanges: 800, before: trace, endUser: (_, i) => `v${i}` },
];
const hidden: Use[] = [
  { account: "tenant", exchanges: 2000, before: ordinary, endUser: people(1500) },
  { account: "tenant", exchanges: 6000, before: trace, endUser: dealt(3000) },
];
const resold = {
  parent_account_id: "parent",
  reseller_id: "reseller",
  organization_verified: true,
  program: "enterprise",
};
const world: World = {
  accounts: [
    ...honest.map(({ account }) => ({ account_id: account, created_at: "2025-01-01T00:00:00Z" })),
    { account_id: "tenant", created_at: "2025-01-01T00:00:00Z", ...resold },
    { account_id: "sibling", created_at: "2025-01-01T00:00:00Z", ...resold },
  ],
  exchanges: [
    ...[...honest, ...hidden].flatMap(exchangesOf),
    ...exchangesOf({ account: "sibling", exchanges: 500, before: ordinary, endUser: people(300) }),
  ],
  releases: [],
};

const contextOf = (db: Database, store: TestStore) => testContext(db, ["analyst"], { warehouse: store });

/** The campaigns of this world's accounts: other files write theirs into the same system of record. */
const own = { members: { some: { accountId: { in: world.accounts.map(({ account_id }) => String(account_id)) } } } };

describe("harvesting behind the end users of a tenant", () => {
  let store: TestStore;

  beforeAll(async () => {
    store = await storeOf(world);
  }, 120_000);
  afterAll(async () => store?.drop());

  it("is found with the end users of its slice, and no application with people behind it is", async () => {
    await rolledBack(async (db) => {
      await detect(contextOf(db, store));
      const found = await db.campaign.findMany({ where: own, include: { members: true, evidence: true } });
      expect(found.map(({ verdict, members }) => [verdict, members.map(({ accountId }) => accountId)])).toEqual([
        ["distillation", ["tenant"]],
      ]);
      const [campaign] = found;
      expect(campaign?.members[0]).toMatchObject({ tier: "associated", disposition: "unknown" });
      const { endUsers, sentences, priorNats } = Explanation.parse(campaign?.explanation);
      // 3,000 end users that 6,000 exchanges are dealt to: all but those that get none.
      expect(endUsers?.endUsers).toBeGreaterThan(2500);
      expect(endUsers?.endUsers).toBeLessThanOrEqual(3000);
      expect(endUsers).toMatchObject({ exchanges: 8000, work: 6000 });
      expect(endUsers?.wrappers[0]?.here).toBe(endUsers?.endUsers);
      expect(endUsers?.busiest.length).toBe(20);
      expect(sentences[0]).toContain("75 % of all exchanges");
      const terms = campaign?.scoreTerms as { nats: number }[];
      expect(terms.reduce((sum, { nats }) => sum + nats, priorNats)).toBeCloseTo(campaign?.score ?? Number.NaN, 3);
      const named = await exportEndUsers(contextOf(db, store), {
        campaignId: campaign?.id ?? "",
        purpose: "for the reseller to act on",
      });
      expect(named.length).toBe(endUsers?.endUsers);
      expect(named.filter(({ endUserId }) => endUserId.startsWith("x")).length).toBe(named.length);
      await expect(
        exportEndUsers(testContext(db, ["viewer"], { warehouse: store }), {
          campaignId: campaign?.id ?? "",
          purpose: "out of mere curiosity",
        }),
      ).rejects.toMatchObject({ code: "forbidden" });
      expect(JSON.stringify([campaign?.explanation, campaign?.evidence])).not.toMatch(/"x\d+"/);
    });
  }, 120_000);

  it("stays one campaign over runs, and dismissed when a person dismissed it", async () => {
    await rolledBack(async (db) => {
      const ctx = contextOf(db, store);
      await detect(ctx);
      const before = await db.campaign.findFirstOrThrow({ where: own });
      await db.campaign.update({ where: { id: before.id }, data: { status: "dismissed" } });
      await detect(ctx);
      const after = await db.campaign.findMany({ where: own });
      expect(after.map(({ id, status, retiredAt }) => ({ id, status, retiredAt }))).toEqual([
        { id: before.id, status: "dismissed", retiredAt: null },
      ]);
    });
  }, 120_000);
});

it("finds nothing behind end users that the input does not name", async () => {
  const nameless = world.exchanges.map(({ end_user_id: _, ...row }) => row);
  const store = await storeOf({ ...world, exchanges: nameless });
  try {
    await rolledBack(async (db) => {
      await detect(contextOf(db, store));
      expect(await db.campaign.count({ where: own })).toBe(0);
    });
  } finally {
    await store.drop();
  }
}, 120_000);
