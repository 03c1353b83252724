import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCampaign } from "@/lib/campaigns/testing";
import type { Context } from "@/lib/command";
import { testContext } from "@/lib/command/testing";
import { rolledBack } from "@/lib/db/testing";
import { exchange, gathered, type IngestWorld, openIngestWorld } from "@/lib/ingest/testing/world";
import { seededRandom } from "@/lib/kernel";
import {
  type Facet,
  facets,
  type Measure,
  measures,
  rebuildRollups,
  restKey,
  type TrafficFilters,
  unnamed,
} from "@/lib/traffic";
import { exportExploration, listExploredExchanges, readExploration } from "..";

interface Sent {
  exchange_id: string;
  account_id: string;
  ts: string;
  model: string;
  country: string;
  asn: number;
  as_org: string;
  user_agent: string;
  client_fingerprint: string;
  prompt: string;
  output_tokens: number;
}

/** Days before the window and of it; nobody did anything on one of them. */
const days = ["05-01", "05-02", "05-03", "05-05", "05-06"];
const window = { from: "2026-05-04", to: "2026-05-06" };
const random = seededRandom("explore");
/** The first is an account that a campaign has. */
const accounts = ["prey-core-00000", "prey-core-00001", ...Array.from({ length: 28 }, (_, i) => `acct-${i}`)];
const sent: Sent[] = Array.from({ length: 600 }, (_, i) => ({
  exchange_id: `x-${i}`,
  account_id: random.pick(accounts),
  ts: `2026-${random.pick(days)}T${String(random.integer(24)).padStart(2, "0")}:00:00.000Z`,
  model: random.pick(["model-a", "model-b", "model-c"]),
  country: random.pick(["", "DE", "FR", "BR"]),
  ...random.pick([
    { asn: 64500, as_org: "Example, Broadband" },
    { asn: 64501, as_org: "" },
    { asn: 0, as_org: "" },
  ]),
  user_agent: random.pick(["", "sdk/1", "=sdk/2"]),
  client_fingerprint: random.pick(["", "common", `own-${i}`]),
  prompt: random.pick([
    "",
    "Write a poem about rain.",
    `Question with word${String.fromCharCode(97 + (i % 26))}${"xyz"[i % 3]} in it?`,
  ]),
  output_tokens: random.integer(900),
}));
const inWindow = sent.filter(({ ts }) => ts >= window.from && ts.slice(0, 10) <= window.to);
const campaign = (ctx: Context) => makeCampaign(ctx.db, { prefix: "prey", core: 2, associated: 0 });

let world: IngestWorld;
beforeAll(async () => {
  world = await openIngestWorld();
  await world.take(
    "accounts",
    '{"account_id":"acct-1","program":"research"}\n{"account_id":"acct-2","program":"none"}\n',
  );
  await world.take("exchanges", sent.map(({ exchange_id, ...rest }) => exchange(exchange_id, rest)).join(""));
  await rebuildRollups(world.ctx);
});
afterAll(() => world.drop());

const asked = (run: (ctx: Context) => Promise<void>) =>
  rolledBack((db) => run(testContext(db, ["analyst"], { warehouse: world.ctx.warehouse })));

/** Spread over the accounts that it was asked by, as the explorer counts it. */
const figureOf = (measure: Measure, among: readonly Sent[]): number => {
  if (measure === "exchanges") return among.length;
  if (measure === "outputTokens") return sum(among.map(({ output_tokens }) => output_tokens));
  return new Set(among.map(({ account_id }) => account_id)).size;
};

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);

it("has groups that add up to what is stored, by whatever is asked and filtered", () =>
  asked(async (ctx) => {
    const { id } = await campaign(ctx);
    const filters: [Partial<TrafficFilters>, (one: Sent) => boolean][] = [
      [{}, () => true],
      [{ country: "DE" }, ({ country }) => country === "DE"],
      [
        { country: unnamed, model: "model-b", network_class: unnamed },
        (one) => `${one.country}${one.asn}${one.model}` === "0model-b",
      ],
      [{ network_class: "residential" }, ({ asn }) => asn === 64500],
      [{ program: "research" }, ({ account_id }) => account_id === "acct-1"],
      [{ campaign: id }, ({ account_id }) => account_id.startsWith("prey")],
      [{ campaign: unnamed, network: "AS64501" }, (one) => !one.account_id.startsWith("prey") && one.asn === 64501],
    ];
    for (const [i, [filter, matches]] of filters.entries()) {
      const expected = inWindow.filter(matches);
      const grain = i % 2 === 0 ? "day" : "hour";
      for (const by of facets) {
        const found = await readExploration(ctx, { ...filter, by, ...window, grain, top: 50 });
        const what = JSON.stringify([filter, by]);
        expect(sum(found.groups.map(({ now }) => now.exchanges)), what).toBe(expected.length);
        expect(found.total.now, what).toEqual({
          exchanges: expected.length,
          accounts: new Set(expected.map(({ account_id }) => account_id)).size,
          outputTokens: sum(expected.map(({ output_tokens }) => output_tokens)),
        });
        expect(sum(found.timeline.series.map(({ total }) => total)), what).toBe(expected.length);
      }
    }
  }));

it("leads from every group to its exchanges, each once", () =>
  asked(async (ctx) => {
    const { id } = await campaign(ctx);
    for (const by of [
      "network_class",
      "network",
      "user_agent",
      "fingerprint",
      "template",
      "program",
      "campaign",
    ] as const) {
      const { groups } = await readExploration(ctx, { by, ...window, top: 50 });
      for (const { key, now } of groups.filter(({ now }) => now.exchanges > 0)) {
        const ids: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await listExploredExchanges(ctx, { ...window, [by]: key, limit: 90, cursor });
          expect(page.total).toBe(now.exchanges);
          ids.push(...page.rows.map(({ exchangeId }) => exchangeId));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect([new Set(ids).size, ids.length], `${by} ${key}`).toEqual([now.exchanges, now.exchanges]);
      }
    }
    const { groups } = await readExploration(ctx, { by: "campaign", ...window });
    expect(groups.map(({ key }) => key).sort()).toEqual([unnamed, id].sort());
  }));

it("leads from a day and from an hour of a group to exactly the exchanges that were counted", () =>
  asked(async (ctx) => {
    const { id } = await campaign(ctx);
    const questions: [Partial<TrafficFilters>, (one: Sent) => boolean][] = [
      [{}, () => true],
      [{ network_class: "residential", country: unnamed }, (one) => one.asn === 64500 && one.country === ""],
      [{ campaign: id, model: "model-b" }, (one) => one.account_id.startsWith("prey") && one.model === "model-b"],
    ];
    for (const at of ["2026-05-05", "2026-05-06T13:00Z", "2026-05-04T00:00Z"]) {
      for (const [filters, matches] of questions) {
        const expected = sent.filter((one) => one.ts.startsWith(at.replace(":00Z", "")) && matches(one));
        const ids: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await listExploredExchanges(ctx, { ...filters, at, limit: 7, cursor });
          expect(page.total, `${at} ${JSON.stringify(filters)}`).toBe(expected.length);
          ids.push(...page.rows.map(({ exchangeId }) => exchangeId));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(ids.sort()).toEqual(expected.map(({ exchange_id }) => exchange_id).sort());
      }
    }
  }));

it("counts by the hour, whatever is asked and filtered, and leaves out hours without anything", () =>
  asked(async (ctx) => {
    const { id } = await campaign(ctx);
    const ofDay = { from: "2026-05-05", to: "2026-05-06", grain: "hour" } as const;
    const questions: [Partial<TrafficFilters> & { by: Facet }, (one: Sent) => string | undefined][] = [
      [{ by: "model" }, ({ model }) => model],
      [{ by: "network_class" }, ({ asn }) => ["unknown", "residential"][64501 - asn] ?? unnamed],
      [{ by: "country", model: "model-a" }, (one) => (one.model === "model-a" ? one.country || unnamed : undefined)],
      [{ by: "campaign" }, ({ account_id }) => (account_id.startsWith("prey") ? id : unnamed)],
    ];
    for (const [question, keyOf] of questions) {
      for (const measure of measures) {
        const { timeline } = await readExploration(ctx, { ...question, ...ofDay, measure });
        expect([timeline.grain, timeline.buckets.length]).toEqual(["hour", 48]);
        const among = inWindow.filter((one) => keyOf(one) !== undefined);
        for (const { key, values } of timeline.series) {
          const expected = timeline.buckets.map((bucket) => {
            if (!inWindow.some(({ ts }) => ts === bucket)) return null;
            const here = among.filter((one) => one.ts === bucket && keyOf(one) === key);
            return figureOf(measure, here);
          });
          expect(values, `${JSON.stringify(question)} ${measure} ${key}`).toEqual(expected);
        }
        expect(timeline.series.map(({ key }) => key).sort()).toEqual([...new Set(among.map(keyOf))].sort());
      }
    }
  }));

it("draws days where there are no hours, and says why to whoever asks for hours", () =>
  asked(async (ctx) => {
    const [three, nine] = [window, { from: "2026-05-01", to: "2026-05-09" }];
    const grainOf = async (query: object) => (await readExploration(ctx, query)).timeline.grain;
    expect([await grainOf(three), await grainOf(nine)]).toEqual(["hour", "day"]);
    expect(await grainOf({ ...three, measure: "outputTokens" })).toBe("hour");
    // As days of which the roll-up is from before there were hours, and from before they had tokens.
    await world.ctx.warehouse.command(
      "INSERT INTO account_facet (day, account, exchanges, output_tokens, hours) VALUES ('2026-06-01', 1, 1, 1, []), ('2026-06-02', 1, 1, 1, [7])",
    );
    const old = { from: "2026-06-01", to: "2026-06-01" };
    const older = { from: "2026-06-02", to: "2026-06-02" };
    expect(await grainOf(old)).toBe("day");
    expect([await grainOf(older), await grainOf({ ...older, measure: "outputTokens" })]).toEqual(["hour", "day"]);
    await expect(listExploredExchanges(ctx, { at: "2026-06-01T07:00Z" })).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining("2026-06-01 is not counted by the hour"),
    });
    const refused: [object, string][] = [
      [nine, "at most 8 days; that is 9"],
      [{ ...older, measure: "outputTokens" }, "2026-06-02 is not counted by the hour"],
      [old, "2026-06-01 is not counted by the hour"],
    ];
    for (const [query, reason] of refused) {
      const refusal = { code: "invalid_input", message: expect.stringContaining(reason) };
      await expect(readExploration(ctx, { ...query, grain: "hour" })).rejects.toMatchObject(refusal);
    }
  }));

it("compares with the days before, says what is gone, and leaves a day without anything out", () =>
  asked(async (ctx) => {
    const found = await readExploration(ctx, { by: "country", ...window, top: 2 });
    expect([found.window, found.windowBefore]).toEqual([window, { from: "2026-05-01", to: "2026-05-03" }]);
    expect(found.total.before.exchanges).toBe(sent.length - inWindow.length);
    expect([found.groups.length, found.of, found.gone]).toEqual([2, 4, 0]);
    expect(found.timeline.series.map(({ key }) => key)).toContain(restKey);
    expect(found.timeline.series.every(({ values: [first] }) => first === null)).toBe(true);
    const late = await readExploration(ctx, { by: "country", from: "2026-05-07", to: "2026-05-08" });
    expect([late.groups.every(({ now }) => now.exchanges === 0), late.of, late.gone]).toEqual([true, 0, 4]);
  }));

it("writes all groups as CSV, pseudonyms for values", () =>
  asked(async (ctx) => {
    const { text, fileName } = await exportExploration(ctx, { by: "user_agent", ...window, top: 1 });
    const lines = (await gathered(text)).join("").split("\r\n");
    expect(fileName).toBe("traffic-by-user_agent-2026-05-04-before-2026-05-07.csv");
    expect(lines[0]).toBe(
      "user_agent,exchanges,accounts,output_tokens,share_of_exchanges,exchanges_before,accounts_before,output_tokens_before",
    );
    expect(lines[1]).toMatch(new RegExp(`^all,${inWindow.length},30,`));
    expect(
      lines
        .slice(2, 5)
        .map((line) => line.replace(/·.*|,.*/, ""))
        .sort(),
    ).toEqual(["not available", "user_agent", "user_agent"]);
    expect(lines.join()).not.toContain("sdk");
    const networks = (await gathered((await exportExploration(ctx, { by: "network", ...window })).text)).join("");
    expect(networks).toContain('\r\n"AS64500 Example, Broadband",');
  }));

it("says what is wrong with a question", () =>
  asked(async (ctx) => {
    const wrong: [object, string][] = [
      [{ by: "colour" }, "by"],
      [{ measure: "love" }, "measure"],
      [{ grain: "minute" }, "grain"],
      [{ top: 51 }, "top"],
      [{ from: "2026-05-06", to: "2026-05-04" }, "to"],
      [{ from: "2025-01-01", to: "2026-05-04" }, "from"],
      [{ from: "yesterday" }, "from"],
      [{ campaign: "0190b0a0-0000-7000-8000-000000000000" }, "campaign"],
    ];
    for (const [query, field] of wrong) {
      const error = await readExploration(ctx, query as { by: Facet }).catch((caught) => caught);
      expect([error.code, JSON.stringify(error)], field).toEqual([
        "invalid_input",
        expect.stringContaining(`"${field}"`),
      ]);
    }
    await expect(readExploration(ctx, { region: "eu" } as object)).rejects.toMatchObject({ code: "invalid_input" });
    await expect(listExploredExchanges(ctx, { ...window, cursor: "nonsense" })).rejects.toMatchObject({
      code: "invalid_input",
    });
    for (const wrongly of [
      { at: "2026-05-05T13:30Z" },
      { at: "2026-02-31" },
      { at: "noon" },
      { ...window, at: "2026-05-05" },
    ]) {
      await expect(listExploredExchanges(ctx, wrongly)).rejects.toMatchObject({ code: "invalid_input" });
    }
    const nobody = await readExploration(ctx, { ...window, country: "ZZ" });
    expect([nobody.groups, nobody.total.now.exchanges]).toEqual([[], 0]);
    const viewer = { ...ctx, actor: testContext(ctx.db, ["support"]).actor };
    await expect(readExploration(viewer, window)).rejects.toMatchObject({ code: "forbidden" });
  }));
