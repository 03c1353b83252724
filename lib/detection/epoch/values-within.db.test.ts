import { expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import { rolledBack } from "@/lib/db/testing";
import { newId } from "@/lib/kernel";
import { worldPreset } from "@/lib/simulator";
import { defaultConfiguration } from "../configuration";
import type { ValueKind } from "../contract";
import { detect } from "../detect";
import type { Incidences } from "../model";
import { numberAccounts, readSharedValues } from "../store/evidence";
import { numberWithin, readParts } from "../store/moved";
import { readValuesWithin } from "../store/values-within";
import { comesIn, storeWithout } from "../testing/late";
import { simulatedWorld } from "../testing/world";

/** Two questions in what came since are asked of an account before it is said to hold one of these anew. */
const wrappers: ReadonlySet<ValueKind> = new Set<ValueKind>(["prefix", "suffix", "tool_schema"]);

/** Holders of each value by id, with their exchanges. */
function holdersOf(table: Incidences, ids: readonly string[]): Map<string, string[]> {
  return new Map(
    table.kind.map((kind, v) => {
      const from = table.valueStart[v] ?? 0;
      const end = table.valueStart[v + 1] ?? 0;
      const holders = Array.from(table.holders.subarray(from, end), (account, i) => {
        return `${ids[account]} ${table.exchanges.at(from + i)}`;
      });
      return [`${kind}/${table.id[v]}/${table.slot[v]}`, holders];
    }),
  );
}

it("adds what came since to what was held, and gets what reading everything gives", async () => {
  const world = await simulatedWorld(worldPreset({ accounts: 600, exchanges: 15_000, days: 14, seed: 5003 }));
  const store = await storeWithout(world, "ts > (SELECT max(ts) - INTERVAL 2 DAY FROM exchange)");
  const config = defaultConfiguration;
  try {
    await rolledBack(async (db) => {
      const opened = await detect(testContext(db, ["admin"], { warehouse: store }));
      await comesIn(store);
      const reading = { runId: newId(), epoch: opened.id };
      const { days, hasLost } = await readParts(store, opened.id, reading);
      expect(hasLost).toBe(false);
      const accounts = await numberWithin(store, { ...reading, days }, true);
      const population = opened.accounts;
      const inBasis = new Uint8Array(accounts.ids.length);
      const input = { population, accounts, inBasis, config, find: () => undefined };
      const within = await readValuesWithin(store, { ...reading, days }, input);
      const all = { runId: newId() };
      await numberAccounts(store, all);
      const whole = holdersOf((await readSharedValues(store, all, accounts.ids.length, config)).table, accounts.ids);
      let known = 0;
      for (const [v, [key, holders]] of [...holdersOf(within.table, accounts.ids)].entries()) {
        const wanted = whole.get(key);
        // More accounts than weigh anything may have come to hold it since.
        if (wanted === undefined) continue;
        if (within.known[v] === 0 || wrappers.has(within.table.kind[v] as ValueKind)) {
          expect(wanted.length, key).toBeGreaterThanOrEqual(holders.length);
        } else {
          known++;
          expect(holders, key).toEqual(wanted);
        }
      }
      expect(known).toBeGreaterThan(1_000);
    });
  } finally {
    await store.drop();
  }
}, 120_000);
