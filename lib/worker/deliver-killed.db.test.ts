import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import { saveConnector } from "@/lib/enforcement";
import { decide } from "@/lib/enforcement/testing/decide";
import { Gateway, type Heard } from "@/lib/enforcement/testing/gateway";
import { reloadEnvironment } from "@/lib/env";
import { type OwnStores, openOwnStores, startWorker } from "./testing";

let own: OwnStores;
let gateway: Gateway;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  [own, gateway] = await Promise.all([openOwnStores(), Gateway.open()]);
  reloadEnvironment({ STILLWATCH_GATEWAY_HOSTS: "127.0.0.1" });
}, 120_000);
afterAll(async () => {
  for (const worker of workers) worker.kill("SIGKILL");
  gateway?.close();
  reloadEnvironment({ STILLWATCH_GATEWAY_HOSTS: "" });
  await own?.close();
});

const accountsIn = ({ body }: Heard): string[] =>
  JSON.parse(body).data.accounts.map((one: { account_id: string }) => one.account_id);

it("sends each account once from two workers, and what one was killed over again under the same id", async () => {
  const admin = testContext(own.db, ["admin"], { warehouse: own.traffic });
  await saveConnector(admin, { kind: "webhook", name: "Edge", settings: { url: gateway.url } });
  // The first message is taken, and its answer never comes.
  gateway.behave = () => (gateway.heard.length === 1 ? undefined : { status: 200 });
  workers.push(await startWorker(own));
  const accountIds = Array.from({ length: 170 }, (_, n) => `a-${n}`);
  await decide(admin, ...accountIds.map((accountId) => ({ kind: "ban" as const, accountId })));
  await expect.poll(() => gateway.heard.length, { timeout: 20_000 }).toBeGreaterThan(0);
  workers[0]?.kill("SIGKILL");
  await once(workers[0] as ChildProcess, "exit");
  const [unanswered] = gateway.heard;
  workers.push(...(await Promise.all([startWorker(own), startWorker(own)])));
  // Its claim would run out by itself; the test does not wait that long.
  await own.db.enforcementDelivery.updateMany({ where: { state: "waiting" }, data: { claimedUntil: new Date(0) } });
  const left = () => own.db.enforcement.count({ where: { state: { not: "acknowledged" } } });
  await expect.poll(left, { timeout: 40_000 }).toBe(0);
  const idsOf = new Map<string, Set<string>>();
  for (const heard of gateway.heard) {
    for (const account of accountsIn(heard)) {
      idsOf.set(account, (idsOf.get(account) ?? new Set()).add(heard.headers["webhook-id"] ?? ""));
    }
  }
  expect([...idsOf.keys()].sort()).toEqual([...accountIds].sort());
  expect([...idsOf].filter(([, ids]) => ids.size !== 1)).toEqual([]);
  const again = gateway.heard.filter(({ headers }) => headers["webhook-id"] === unanswered?.headers["webhook-id"]);
  expect(again.length).toBeGreaterThan(1);
  const tries = await own.db.enforcementAttempt.groupBy({ by: ["deliveryId"], where: { status: 200 }, _count: true });
  expect(tries.filter(({ _count }) => _count !== 1)).toEqual([]);
}, 120_000);
