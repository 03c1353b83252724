import { expect, test } from "@playwright/test";
import { dealtExchanges, differingHours, makeKey, totals, uploadWhole } from "../processes/feed";
import { Containers, noContainers } from "./containers";

let all: Containers;
let key: string;
let files: string[][];
let sent = 0;

test.describe.configure({ mode: "serial", timeout: 600_000 });

test.beforeAll(async () => {
  test.setTimeout(1_200_000);
  const why = await noContainers();
  const skipped = `No containers can be run here, so a cluster with real replication is not tested: ${why}`;
  if (why !== undefined) process.stdout.write(`${skipped}\n`);
  test.skip(why !== undefined, skipped);
  all = await Containers.up();
  key = await makeKey(all);
  files = await dealtExchanges(all, 4, 8_000);
});

test.afterAll(() => all?.down());

async function take(): Promise<void> {
  const lines = files.shift() ?? [];
  const batch = await uploadWhole(all, key, lines);
  expect(batch.accepted).toBe(lines.length);
  sent += lines.length;
}

/** Nothing is lost or counted twice over all shards, in rows and roll-ups. */
async function expectWholeAndOnce(): Promise<void> {
  await expect.poll(() => totals(all), { timeout: 120_000 }).toEqual(Array(5).fill(sent));
  expect(await differingHours(all)).toBe(0);
}

const rowsOn = async (node: string): Promise<number> =>
  (await all.askNode(node, "SELECT count() FROM exchange_local"))[0] ?? Number.NaN;

async function expectReplicasAlike(): Promise<void> {
  for (const shard of [1, 2]) {
    const first = await rowsOn(`clickhouse-${shard}a`);
    expect(first).toBeGreaterThan(0);
    await expect.poll(() => rowsOn(`clickhouse-${shard}b`), { timeout: 120_000 }).toBe(first);
  }
  expect((await rowsOn("clickhouse-1a")) + (await rowsOn("clickhouse-2a"))).toBe(sent);
}

test("an upload is spread over the shards by account, and is on both replicas of each", async () => {
  await take();
  await take();
  await expectWholeAndOnce();
  await expectReplicasAlike();
  const twice = `SELECT count() FROM (SELECT account_id FROM clusterAllReplicas(stillwatch, currentDatabase(), exchange_local)
    GROUP BY account_id HAVING uniqExact(getMacro('shard')) > 1)`;
  expect(await all.ask(twice)).toEqual([0]);
});

test("a replica of every kind is lost: uploads go on, and those that come back have what they missed", async () => {
  await all.compose("kill", "web-1", "worker-1", "clickhouse-1a", "keeper-1");
  await take();
  await expectWholeAndOnce();
  await all.compose("up", "--detach", "--wait", "--wait-timeout", "300");
  await take();
  await expectWholeAndOnce();
  await expectReplicasAlike();
});
