import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth";
import { testActor, testContext } from "@/lib/command/testing";
import { takeUpload, type Upload } from "@/lib/ingest";
import { exchange, type IngestWorld, openIngestWorld } from "@/lib/ingest/testing/world";
import { day, hour } from "@/lib/kernel";
import { rebuildRollups } from "@/lib/traffic";
import { AccountQuality, DataQuality, readAccountQuality, readDataQuality } from "..";

let world: IngestWorld;
const now = Math.floor(Date.now() / hour) * hour + hour / 2;
const iso = (at: number) => new Date(at).toISOString();
const gateway: Actor = { ...testActor(["admin"]), id: "gateway-key", type: "api_key" };

/** An upload as it would have come at a moment; in the order of the moments, as numbers of batches only grow. */
const take = (at: number, kind: Upload["kind"], lines: string[], more: Partial<Upload> = {}, actor = gateway) =>
  takeUpload(
    { ...world.ctx, actor, clock: () => new Date(at) },
    { kind, body: Readable.from([lines.join("")]), encoding: "identity", source: "api", ...more },
  );

const ctx = () => testContext(world.ctx.db, ["viewer"], { warehouse: world.ctx.warehouse, clock: () => new Date(now) });

beforeAll(async () => {
  world = await openIngestWorld();
  for (const ago of [20, 19, 18, 17, 16]) {
    const at = now - ago * day;
    await take(at, "exchanges", [
      exchange(`g-${ago}`, { ts: iso(at - 5_000), account_id: "acct-g", ip: "203.0.113.9" }),
    ]);
  }
  const person = world.ctx.actor;
  const file = { profile: "stillwatch-exchanges", source: "log.ndjson" };
  await take(
    now - 3 * day,
    "exchanges",
    [
      exchange("f-1", { ts: iso(now - 3 * day - 60 * hour), account_id: "acct-f", prompt: "Why?" }),
      exchange("f-2", { ts: "yesterday" }),
      exchange("f-1", { ts: iso(now - 3 * day) }),
    ],
    file,
    person,
  );
  await take(
    now - hour,
    "exchanges",
    [exchange("f-3", { ts: iso(now + hour), account_id: "acct-h", asn: 64500 }), "{\n"],
    file,
    person,
  );
  const account = { account_id: "acct-f", payment_fingerprint: "card-1", created_at: "2026-01-01T00:00:00Z" };
  await take(
    now,
    "accounts",
    [`${JSON.stringify(account)}\n`, '{"account_id":"acct-x"}\n', '{"account_id":"acct-y","email_hash":7}\n'],
    {},
    person,
  );
  await rebuildRollups(world.ctx);
});
afterAll(() => world.drop());

describe("the quality of the data", () => {
  it("names who brought what, and which regular source went silent", async () => {
    const quality = DataQuality.parse(await readDataQuality(ctx(), {}));
    expect(quality).toMatchObject({ window: "month", pendingDays: 0, bucket: "day" });
    const shown = quality.sources.map((one) => [
      one.kind,
      one.senderId,
      one.reading,
      one.uploads,
      one.lines,
      one.rejected,
    ]);
    expect(shown).toHaveLength(3);
    expect(shown).toEqual(
      expect.arrayContaining([
        ["exchanges", "gateway-key", "ndjson", 5, 5, 0],
        ["exchanges", world.ctx.actor.id, "stillwatch-exchanges", 2, 5, 2],
        ["accounts", world.ctx.actor.id, "ndjson", 1, 3, 1],
      ]),
    );
    const silent = quality.sources.find(({ senderId }) => senderId === "gateway-key");
    expect(silent).toMatchObject({
      silence: { hours: 16 * 24, longestHours: 24, silences: 4 },
      newestExchange: iso(Math.floor((now - 16 * day - 5_000) / 1000) * 1000),
      exchanges: { of: 5, families: { network: 5, client: 0, content: 0 }, delays: { withinMinute: 5, later: 0 } },
    });
    const files = quality.sources.find(({ reading }) => reading === "stillwatch-exchanges");
    expect(files).toMatchObject({ silence: null, duplicates: 1, accepted: 2, name: "log.ndjson" });
    expect(quality.delays).toEqual({ ahead: 1, withinMinute: 5, withinHour: 0, withinDay: 0, later: 1, unknown: 0 });
  });

  it("counts refused lines by reason, of the lines of their kind, with the upload to look at", async () => {
    const { rejects } = await readDataQuality(ctx(), {});
    const found = rejects.map(({ kind, field, lines, of }) => [kind, field, lines, of]);
    expect(found).toEqual(
      expect.arrayContaining([
        ["exchanges", "ts", 1, 10],
        ["exchanges", "", 1, 10],
        ["accounts", "email_hash", 1, 3],
      ]),
    );
    const newest = rejects.find(({ field, kind }) => field === "" && kind === "exchanges")?.newestBatchId ?? "";
    const batch = await world.ctx.db.ingestBatch.findUnique({ where: { id: newest } });
    expect(batch?.startedAt).toEqual(new Date(now - hour));
    const lastDay = await readDataQuality(ctx(), { window: "day" });
    expect(lastDay.bucket).toBe("hour");
    expect(lastDay.rejects.map(({ field }) => field).sort()).toEqual(["", "email_hash"]);
    // A source that is silent is shown whatever the window.
    expect(lastDay.sources.find(({ senderId }) => senderId === "gateway-key")).toMatchObject({
      uploads: 0,
      silence: { silences: 4 },
    });
  });

  it("tells what is not available from what few have, by day and in all", async () => {
    const { exchanges } = await readDataQuality(ctx(), { window: "all" });
    expect(exchanges).toMatchObject({
      of: 7,
      families: { network: 5, client: 0, content: 1 },
      fields: { ip: 5, asn: 1, user_agent: 0, prompt: 1 },
    });
    expect(exchanges.days).toHaveLength(7);
    expect(exchanges.days.at(-1)).toMatchObject({
      day: iso(now + hour).slice(0, 10),
      of: 1,
      counts: { ip: 0, asn: 1 },
    });
    const accounts = AccountQuality.parse(await readAccountQuality(ctx(), { window: "all" }));
    expect(accounts).toMatchObject({
      described: 1,
      accounts: { of: 3, families: { payment: 1, identity: 0, registration: 1 }, fields: { payment_fingerprint: 1 } },
    });
  });

  it("is told without reading a single exchange", async () => {
    const { warehouse } = world.ctx;
    await warehouse.command("RENAME TABLE exchange TO exchange_away");
    try {
      // A window that nobody has asked for, so that nothing of it is kept.
      expect((await readDataQuality(ctx(), { window: "week" })).exchanges.of).toBe(2);
      expect((await readAccountQuality(ctx(), { window: "week" })).accounts.of).toBe(2);
    } finally {
      await warehouse.command("RENAME TABLE exchange_away TO exchange");
    }
  });

  it("is for those who may read traffic", async () => {
    const support = { ...ctx(), actor: testActor(["support"]) };
    await expect(readDataQuality(support, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(readAccountQuality(support, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(readDataQuality(ctx(), { window: "year" as "day" })).rejects.toMatchObject({ code: "invalid_input" });
  });
});
