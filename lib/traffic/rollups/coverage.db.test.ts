import { afterAll, beforeAll, expect, it } from "vitest";
import { exchange, type IngestWorld, openIngestWorld } from "@/lib/ingest/testing/world";
import { rebuildRollups } from ".";

let world: IngestWorld;
beforeAll(async () => {
  world = await openIngestWorld();
});
afterAll(() => world.drop());

const sums = (columns: string[], where = "true") =>
  world.ctx.warehouse.rows(
    `SELECT ${columns.map((name) => `toUInt32(sum(coverage_day.${name})) AS ${name}`).join(", ")} FROM coverage_day WHERE ${where}`,
  );

it("counts what exchanges have and how late they came, by source, as often as they are stored", async () => {
  const now = Date.now();
  const ago = (milliseconds: number) => new Date(now - milliseconds).toISOString();
  await world.take(
    "exchanges",
    [
      exchange("c-1", { ts: ago(5_000), ip: "203.0.113.9", user_agent: "sdk/1", prompt: "Why?", session_id: "s" }),
      exchange("c-2", { ts: ago(20 * 60_000), ip: "203.0.113.9", system_prompt: "Be brief.", tools: ["search"] }),
      exchange("c-3", { ts: ago(-10 * 60_000), asn: 64500 }),
      exchange("c-4", { ts: ago(40 * 86_400_000), max_tokens: 5, end_user_id: "u" }),
    ].join(""),
  );
  const second = { profile: "stillwatch-exchanges", source: "other.ndjson" };
  await world.take("exchanges", exchange("c-1", { ts: ago(5_000) }) + exchange("c-5", { ts: ago(7_200_000) }), second);
  await rebuildRollups(world.ctx);
  const fields = ["exchanges", "network", "client", "content", "ip", "asn", "user_agent", "prompt", "system_prompt"];
  const rest = ["tools", "session_id", "end_user_id", "max_tokens"];
  expect(await sums([...fields, ...rest], "reading = 'ndjson'")).toEqual([
    {
      ...{ exchanges: 4, network: 2, client: 1, content: 2, ip: 2, asn: 1, user_agent: 1, prompt: 1, system_prompt: 1 },
      ...{ tools: 1, session_id: 1, end_user_id: 1, max_tokens: 1 },
    },
  ]);
  expect(await sums(["exchanges", "ip"], "reading = 'stillwatch-exchanges'")).toEqual([{ exchanges: 1, ip: 0 }]);
  const delays = ["ahead", "within_minute", "within_hour", "within_day", "later"];
  expect(await sums(delays)).toEqual([{ ahead: 1, within_minute: 1, within_hour: 1, within_day: 1, later: 1 }]);
  expect(await world.value("SELECT groupUniqArray(sender) FROM coverage_day")).toEqual([world.ctx.actor.id]);
});

it("says of exchanges whose arrival nobody kept that it is not known", async () => {
  await world.ctx.warehouse.command("TRUNCATE TABLE batch_source");
  await world.take("exchanges", exchange("c-6", { ts: "2026-03-04T05:06:07Z", account_id: "acct-2" }));
  await world.ctx.warehouse.command("TRUNCATE TABLE batch_source");
  await rebuildRollups(world.ctx);
  expect(await sums(["exchanges", "ahead", "later"], "day = '2026-03-04'")).toEqual([
    { exchanges: 1, ahead: 0, later: 0 },
  ]);
  expect(await world.value("SELECT any(sender) FROM coverage_day WHERE day = '2026-03-04'")).toBe("");
});
