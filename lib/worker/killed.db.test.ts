import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import { type Database, inTransaction, openDatabase } from "@/lib/db";
import { listRuns } from "@/lib/detection";
import { everythingPublished, unlike } from "@/lib/detection/testing/published";
import { fill, simulatedWorld } from "@/lib/detection/testing/world";
import { receiveIndicators } from "@/lib/inbound";
import { enqueue } from "@/lib/jobs";
import { newId } from "@/lib/kernel";
import { worldPreset } from "@/lib/simulator";
import { type OwnStores, openOwnStores, startWorker } from "./testing";

let own: OwnStores;
/** May lock any table, so that a run halts where we want it to. */
let owner: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  own = await openOwnStores();
  owner = openDatabase(own.stores.ownerDatabaseUrl);
  const world = await simulatedWorld(worldPreset({ accounts: 900, exchanges: 22_000, days: 12, seed: 5011 }));
  await fill(testContext(own.db, ["admin"], { warehouse: own.traffic }), world);
  worker = await startWorker(own);
}, 120_000);
afterAll(async () => {
  worker?.kill("SIGKILL");
  await owner?.$disconnect();
  await own?.close();
});

/** The one that is alive: who comes after the dead of one case is there for the next. */
let worker: ChildProcess;

const visible = () => everythingPublished(own.db, own.traffic);
const rowsOf = async () => ({
  campaigns: await own.db.campaign.count(),
  members: await own.db.campaignMember.count(),
  facts: await own.db.campaignEvidence.count(),
});
const runs = () => listRuns(testContext(own.db, ["analyst"], { warehouse: own.traffic }));
const ask = () => inTransaction(own.db, (tx) => enqueue(tx, "detect", {}, { requestedBy: "Leila" }));
const statusOf = async (id: string) => (await own.db.jobRun.findUniqueOrThrow({ where: { id } })).status;

async function isHeldUpAt(table: string): Promise<boolean> {
  const waiting = await own.db.$queryRaw<unknown[]>`
    select 1 from pg_locks l join pg_class c on c.oid = l.relation where c.relname = ${table} and not l.granted`;
  return waiting.length > 0;
}

/** Holds a lock that halts whoever comes to the table, while something is done. */
const whileLocked = (table: string, mode: string, work: () => Promise<void>): Promise<void> =>
  owner.$transaction(
    async (tx) => {
      await (tx as Database).$executeRawUnsafe(`lock table ${table} in ${mode} mode`);
      await work();
    },
    { timeout: 60_000 },
  );

it.each([
  ["writes its first campaign, with nothing published before", "campaign_evidence", "share"],
  ["explains what it found", "decision", "access exclusive"],
  ["writes a campaign over the one that people see", "campaign_evidence", "share"],
])(
  "leaves no trace when it is killed while it %s, and is run again from the beginning",
  async (_, table, mode) => {
    const [before, rows, former] = [await visible(), await rowsOf(), await runs()];
    let id = "";
    await whileLocked(table, mode, async () => {
      id = await ask();
      await expect.poll(() => isHeldUpAt(table), { timeout: 40_000 }).toBe(true);
      expect(await visible()).toEqual(before);
      worker.kill("SIGKILL");
      await once(worker, "exit");
    });
    expect([await visible(), await rowsOf()]).toEqual([before, rows]);
    const [killed, ...others] = await runs();
    expect(killed).toMatchObject({ status: "running", publishedAt: null });
    expect(others).toEqual(former);

    worker = await startWorker(own);
    await expect.poll(() => statusOf(id), { timeout: 60_000 }).toBe("succeeded");
    expect((await own.db.jobRun.findUniqueOrThrow({ where: { id } })).attempts).toBe(2);
    const [again, over] = await runs();
    expect(again?.status).toBe("published");
    expect(over).toMatchObject({ id: killed?.id, status: "failed", publishedAt: null });
    const after = await visible();
    expect(after.length).toBeGreaterThan(20);
    if (before.length > 0) expect(unlike(after, before)).toEqual([]);
    expect(await leftInTraffic()).toEqual([again?.id]);
  },
  150_000,
);

it("goes on where it was when it is killed while it compares what a partner sent, and says of nothing twice what it found", async () => {
  const officer = testContext(own.db, ["sharing_officer"], { warehouse: own.traffic });
  const partner = await own.db.partner.create({ data: { id: newId(), name: "North" } });
  const lines = Array.from({ length: 250 }, (_, n) => `ip,198.51.100.${n},2099-01-01`);
  const bytes = Buffer.from(`kind,value,valid_until\n${lines.join("\n")}\n`);
  const compared = async () => {
    const rows = await own.db.inboundIndicator.findMany({
      where: { matchedAt: { not: null } },
      orderBy: { id: "asc" },
    });
    return rows.map(({ id, matchedAt }) => ({ id, matchedAt }));
  };
  const run = (sql: string) => owner.$executeRawUnsafe(sql);
  // The first piece of 200 is kept; whoever writes the next one looks at a table that is locked.
  await run(`create function halt() returns trigger language plpgsql as $$ begin
    if (select count(*) >= 200 from inbound_indicator where matched_at is not null) then perform 1 from saved_view; end if;
    return new; end $$`);
  await run("create trigger halt before update on inbound_indicator for each row execute function halt()");
  await whileLocked("saved_view", "access exclusive", async () => {
    await receiveIndicators(officer, { partnerId: partner.id, format: "csv", source: "many.csv", bytes });
    await expect.poll(() => isHeldUpAt("saved_view"), { timeout: 40_000 }).toBe(true);
    worker.kill("SIGKILL");
    await once(worker, "exit");
  });
  await run("drop trigger halt on inbound_indicator");
  const first = await compared();
  expect(first).toHaveLength(200);

  worker = await startWorker(own);
  await expect.poll(async () => (await compared()).length, { timeout: 60_000 }).toBe(250);
  const [job] = await own.db.jobRun.findMany({ where: { kind: "match_inbound" }, orderBy: { id: "desc" } });
  await expect.poll(() => statusOf(job?.id ?? ""), { timeout: 60_000 }).toBe("succeeded");
  expect(await compared()).toEqual(expect.arrayContaining(first));
  const records = await own.db.auditRecord.findMany({
    where: { action: "inbound.match" },
    orderBy: { sequence: "asc" },
  });
  expect(records.map(({ content }) => JSON.parse(content).detail.indicators)).toEqual([200, 50]);
}, 150_000);

/** Runs of which the traffic store still has anything. */
async function leftInTraffic(): Promise<string[]> {
  const tables = ["detection_account", "detection_member", "detection_wrapper", "campaign_incidence", "run_verdict"];
  const union = tables.map((table) => `SELECT DISTINCT toString(run_id) AS id FROM ${table}`).join(" UNION DISTINCT ");
  return (await own.traffic.rows<{ id: string }>(union)).map(({ id }) => id);
}
