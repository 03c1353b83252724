import { afterAll, beforeAll, expect, it } from "vitest";
import { testActor } from "@/lib/command/testing";
import { exchange, type IngestWorld, openIngestWorld } from "@/lib/ingest/testing/world";
import { listExchanges, rebuildRollups } from ".";

let world: IngestWorld;
beforeAll(async () => {
  world = await openIngestWorld();
});
afterAll(() => world.drop());

/** Exchanges of an account at noon of days of two months: `one-05-30-1` … */
const sent = (account_id: string, days: string[], perDay: number): string[] =>
  days.flatMap((day) =>
    Array.from({ length: perDay }, (_, i) =>
      exchange(`${account_id}-${day}-${i}`, { account_id, ts: `2026-${day}T12:00:0${i}Z` }),
    ),
  );

async function pagesOf(accountId: string, limit: number): Promise<{ ids: string[]; totals: Set<number> }> {
  const [ids, totals] = [[] as string[], new Set<number>()];
  let cursor: string | undefined;
  do {
    const page = await listExchanges({ ...world.ctx, actor: testActor(["analyst"]) }, { accountId, limit, cursor });
    ids.push(...page.rows.map(({ exchangeId }) => exchangeId));
    totals.add(page.total);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return { ids, totals };
}

const newestFirst = (accountId: string) =>
  world.ctx.warehouse
    .rows<{ id: string }>(
      "SELECT exchange_id AS id FROM exchange WHERE account_id = {accountId:String} ORDER BY ts DESC, exchange_id DESC",
      { accountId },
    )
    .then((rows) => rows.map(({ id }) => id));

it("lists all exchanges of an account newest first, whatever the page, over days far apart", async () => {
  // Many on the oldest day, so that the pace of the account says little about its newest days.
  const lines = [
    ...sent("one", ["04-01"], 9),
    ...sent("one", ["05-29", "05-30", "05-31", "06-01", "06-20"], 1),
    ...sent("other", ["06-02", "06-20"], 3),
  ];
  await world.take("exchanges", lines.join(""));
  await rebuildRollups(world.ctx);
  for (const limit of [1, 2, 3, 50]) {
    const { ids, totals } = await pagesOf("one", limit);
    expect(ids).toHaveLength(14);
    expect(ids).toEqual(await newestFirst("one"));
    expect([...totals]).toEqual([14]);
  }
  expect((await pagesOf("nobody", 5)).ids).toEqual([]);
});

it("lists what roll-ups do not have yet", async () => {
  await world.take("exchanges", [...sent("one", ["03-15", "06-25"], 2), ...sent("new", ["06-25"], 1)].join(""));
  for (const accountId of ["one", "new"]) {
    const { ids } = await pagesOf(accountId, 3);
    expect(ids).toEqual(await newestFirst(accountId));
  }
  expect((await pagesOf("one", 3)).ids).toHaveLength(18);
});
