import { expect, type Locator, type Page, test } from "@playwright/test";
import type { JobView } from "@/lib/jobs/contract";
import { dealtExchanges, differingHours, makeKey, signIn, totals, upload, uploadWhole } from "../processes/feed";
import { ReplicatedInstallation } from "./installation";
import { LiveClient } from "./live-client";
import { Reader } from "./reader";

let all: ReplicatedInstallation;
let analyst: Record<string, string>;
let key: string;
let files: string[][];
let live: LiveClient;
let reader: Reader;
let sent = 0;

/** The number of the lock at which runs of detection halt while we hold it. */
const gate = 4711;

test.describe.configure({ mode: "serial", timeout: 180_000 });

test.beforeAll(async () => {
  test.setTimeout(360_000);
  all = await ReplicatedInstallation.make();
  // All at once, on empty stores: they agree on who migrates.
  await all.start("web-1", "web-2", "worker-1", "worker-2");
  await all.rows(
    `create function halt() returns trigger language plpgsql as
     $$ begin perform pg_advisory_xact_lock_shared(${gate}); return new; end $$`,
  );
  await all.rows(
    "create trigger halt before update on detection_run for each row when (new.status = 'published') execute function halt()",
  );
  analyst = await signIn(all, "admin,analyst");
  key = await makeKey(all, analyst);
  files = await dealtExchanges(all, 10, 10_000);
  live = new LiveClient(all.url, analyst);
  await expect.poll(() => live.connections).toBe(1);
  for (const half of files.splice(0, 4)) await take("web-2", half);
});

test.afterAll(async () => {
  await reader?.close();
  await live?.close();
  await all?.remove();
});

async function take(name: string, lines: string[]): Promise<void> {
  const batch = await uploadWhole(all.at(name), key, lines);
  expect(batch.accepted + batch.duplicates).toBe(lines.length);
  sent += lines.length;
}

const ask = async (name: string, path: string, init: RequestInit = {}) => {
  const answer = await fetch(`${all.at(name).url}${path}`, { ...init, headers: analyst });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};

/** Who waits at the gate that we keep closed. */
const heldUp = async (): Promise<string[]> => {
  const waiting = await all.rows<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and objid = ${gate} and not granted`,
  );
  return waiting.map(({ name }) => name);
};

/** Asks web-2 for a detection and halts it where it says what it found; returns the job and the worker that is on it. */
async function haltedDetection(): Promise<{ id: string; holder: string }> {
  await all.rows(`select pg_advisory_lock(${gate})`);
  const { id } = await ask("web-2", "/api/jobs/detect", { method: "POST", body: "{}" });
  await expect.poll(heldUp, { timeout: 40_000 }).toHaveLength(1);
  const [holder = ""] = await heldUp();
  return { id, holder };
}

const letGo = () => all.rows(`select pg_advisory_unlock(${gate})`);

async function finished(name: string, id: string): Promise<JobView> {
  const job = (): Promise<JobView> => ask(name, `/api/jobs/${id}`);
  await expect.poll(async () => (await job()).status, { timeout: 40_000 }).toBe("succeeded");
  return job();
}

/** Nothing that was sent is lost or counted twice, in rows, batches and roll-ups. */
async function expectWholeAndOnce(): Promise<void> {
  const [batches] = await all.rows<{ accepted: string }>(
    "select sum(accepted) as accepted from ingest_batch where status = 'committed'",
  );
  expect(Number(batches?.accepted)).toBe(sent);
  await expect.poll(() => totals(all), { timeout: 40_000 }).toEqual(Array(5).fill(sent));
  expect(await differingHours(all)).toBe(0);
}

/** Everything that changed since the client first listened, and that it may hear of, has come to its ears. */
async function expectNothingMissed(): Promise<void> {
  const changes = await all.rows<{ change: string }>(
    `select distinct concat(topic, '/', coalesce(subject_id, 'null')) as change from live_event
     where id > $1 and topic in ('job', 'ingest', 'traffic', 'detection', 'campaign')`,
    [live.since],
  );
  expect(changes.length).toBeGreaterThan(5);
  await expect.poll(() => changes.map(({ change }) => change).filter((each) => !live.heard.has(each))).toEqual([]);
  expect(live.resets).toBe(0);
}

/** Uploads that are committed, as an analyst sees them from now on in a browser that comes through the balancer. */
async function openUploads(page: Page): Promise<Locator> {
  const cookies = (analyst.cookie ?? "").split("; ").map((each) => each.split(/=(.*)/s));
  await page.context().addCookies(cookies.map(([name = "", value = ""]) => ({ name, value, url: all.url })));
  await page.goto(`${all.url}/ingest`);
  return page.getByText("committed", { exact: true });
}

test("a web and a worker replica are killed under load", async ({ page }) => {
  reader = new Reader(all.at("web-2").url, analyst);
  const { id, holder } = await haltedDetection();
  const shown = await openUploads(page);
  await expect(shown).toHaveCount(4);
  const [one = [], two = [], three = [], four = []] = files.splice(0, 4);
  const lost = [one, two].map((lines) => ({ lines, ...upload(all.at("web-1"), key, lines, 600) }));
  const kept = [three, four].map((lines) => ({ lines, ...upload(all.at("web-2"), key, lines, 600) }));
  await Promise.all([...lost, ...kept].map(({ half }) => half));
  await Promise.all([all.replica("web-1").kill(), all.replica(holder).kill()]);
  await letGo();

  for (const { lines, result } of kept) {
    expect(await result).toMatchObject({ status: "committed", accepted: lines.length });
    sent += lines.length;
  }
  for (const { lines, result } of lost) {
    expect(await result).toBeUndefined();
    await take("web-2", lines);
  }
  const other = holder === "worker-1" ? "worker-2" : "worker-1";
  expect(await finished("web-2", id)).toMatchObject({ attempts: 2 });
  // The open page hears of them by itself, from the replica that is left.
  await expect(shown).toHaveCount(8);
  await expectWholeAndOnce();
  await expect.poll(() => live.connections).toBe(2);
  await expectNothingMissed();
  expect(reader.answered).toBeGreaterThan(10);
  expect(reader.refusals).toEqual([]);
  expect(all.replica(other).launcher.exitCode).toBeNull();
  await all.start("web-1", holder);
});

test("a web and a worker replica are asked to end under load: one finishes its requests, the other hands over its job", async () => {
  const { id, holder } = await haltedDetection();
  const [lines = []] = files.splice(0, 1);
  const arriving = upload(all.at("web-2"), key, lines, 1_000);
  await arriving.half;
  const web = all.replica("web-2").stop();
  const worker = all.replica(holder).stop();
  // The other web replica, with the balancer, takes what comes from now on.
  await reader.turnTo(all.url);
  expect(await arriving.result).toMatchObject({ status: "committed", accepted: lines.length });
  sent += lines.length;
  expect(await Promise.all([web, worker])).toEqual([0, 0]);
  await letGo();
  expect(await finished("web-1", id)).toMatchObject({ attempts: 1 });
  await take("web-1", files[0] ?? []);
  await expectWholeAndOnce();
  await expect.poll(() => live.connections).toBe(3);
  await expectNothingMissed();
  expect(reader.refusals).toEqual([]);
});

test("a replica that lacks what the others have in common says what, and does not start", async () => {
  const other = Buffer.alloc(32, 7).toString("base64");
  await expect(all.launch("worker-3", { STILLWATCH_AUTH_SECRET: undefined })).rejects.toThrow(
    /STILLWATCH_ROLES=worker makes this a replica, and all replicas need the same STILLWATCH_AUTH_SECRET\./,
  );
  await expect(all.launch("worker-3", { STILLWATCH_ENCRYPTION_KEY: other })).rejects.toThrow(
    /STILLWATCH_ENCRYPTION_KEY is not the key that has sealed this database's evidence/,
  );
});
