import { afterAll, beforeAll, expect, it } from "vitest";
import { rebuildRollups } from "@/lib/traffic";
import { enforceRetention, eraseAccount, listErasures, placeHold, releaseHold, setRetention } from ".";
import { dayBefore, openRetentionWorld, type RetentionWorld } from "./testing/world";

let world: RetentionWorld;
beforeAll(async () => {
  world = await openRetentionWorld();
  await world.take("accounts", `{"account_id":"e-a","tier":"free"}\n{"account_id":"e-b","tier":"free"}\n`);
  await world.fill(["e-a", "e-b"], [40, 2, 1]);
  // A day that nobody else has anything on.
  await world.fill(["e-a"], [5]);
});
afterAll(() => world.drop());

const facetsOf = (accountId: string) =>
  world.count(`SELECT count() FROM account_facet WHERE account = toUInt32(sipHash64('${accountId}'))`);

const reason = "Request 17 of the person concerned.";
const rowsOf = (accountId: string) =>
  Promise.all(
    ["exchange", "account_hour", "account_day", "account_month", "account", "account_current"].map((table) =>
      world.count(`SELECT count() FROM ${table} WHERE account_id = '${accountId}'`),
    ),
  );

it("is asked for by legal or an admin, and not while a hold names the account or its days", async () => {
  for (const role of ["analyst", "lead", "auditor", "viewer", "support"] as const)
    await expect(eraseAccount(world.as(role), { accountId: "e-a", reason })).rejects.toMatchObject({
      code: "forbidden",
    });
  const legal = world.as("legal");
  const matter = { ground: "A lawsuit.", owner: "Counsel", expiresAt: new Date(Date.now() + 86_400_000).toISOString() };
  const scopes = [
    { type: "accounts" as const, accountIds: ["e-a"] },
    { type: "window" as const, from: dayBefore(40), to: dayBefore(39) },
  ];
  for (const scope of scopes) {
    const { id } = await placeHold(legal, { scope, ...matter });
    await expect(eraseAccount(legal, { accountId: "e-a", reason })).rejects.toMatchObject({
      code: "precondition_failed",
      message: expect.stringContaining("Counsel"),
    });
    await releaseHold(legal, { id, reason: "Settled." });
  }
  await placeHold(legal, { scope: { type: "accounts", accountIds: ["e-b"] }, ...matter });
});

it("waits for a hold that was placed after it was asked for, and then leaves nothing of the account", async () => {
  // Of days whose exchanges are gone the roll-ups are all there is, and nothing that could be built anew.
  await setRetention(world.as("admin"), { exchangeDays: 30, version: 0, reason: "The agreed period." });
  await enforceRetention(world.ctx);
  const { id } = await eraseAccount(world.as("admin"), { accountId: "e-a", reason });
  await expect(eraseAccount(world.as("legal"), { accountId: "e-a", reason })).rejects.toMatchObject({
    code: "conflict",
  });
  const hold = await placeHold(world.as("legal"), {
    scope: { type: "accounts", accountIds: ["e-a"] },
    ...{ ground: "A lawsuit.", owner: "Counsel", expiresAt: new Date(Date.now() + 86_400_000).toISOString() },
  });
  expect(await enforceRetention(world.ctx)).toMatchObject({ erased: 0 });
  expect(await facetsOf("e-a")).toBe(4);
  expect(await rowsOf("e-a")).toEqual([3, 4, 4, expect.any(Number), 1, 1]);
  await releaseHold(world.as("legal"), { id: hold.id, reason: "Settled." });
  const other = await rowsOf("e-b");
  expect(await enforceRetention(world.ctx)).toMatchObject({ erased: 1 });
  expect(await rowsOf("e-a")).toEqual([0, 0, 0, 0, 0, 0]);
  expect(await facetsOf("e-a")).toBe(0);
  expect(await rowsOf("e-b")).toEqual(other);
  await rebuildRollups(world.ctx);
  expect(await rowsOf("e-b")).toEqual(other);
  expect(await world.count("SELECT sum(exchanges) FROM traffic_hour WHERE hour > now() - INTERVAL 10 DAY")).toBe(2);
  expect((await listErasures(world.as("auditor"))).rows).toMatchObject([
    { id, accountId: "e-a", exchanges: 3, doneAt: expect.any(String) },
  ]);
  expect(await enforceRetention(world.ctx)).toMatchObject({ erased: 0 });
});

it("does not take again what was erased when somebody sends it once more", async () => {
  await world.fill(["e-a"], [5, 2, 1]);
  expect(await world.count("SELECT count() FROM exchange WHERE account_id = 'e-a'")).toBe(0);
});
