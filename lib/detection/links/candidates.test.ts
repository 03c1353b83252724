import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultConfiguration } from "../configuration";
import { shared } from "../testing";
import { candidatePairs } from "./candidates";
import { buildIncidences } from "./incidences";

const accounts = 60;
const holders = fc.uniqueArray(fc.integer({ min: 0, max: accounts - 1 }), { minLength: 2, maxLength: 20 });

test("candidates are the same, ascending and unique, however few are held at a time", () => {
  fc.assert(
    fc.property(fc.array(holders, { maxLength: 12 }), fc.integer({ min: 1, max: 50 }), (values, most) => {
      const rows = values.map((list, i) => shared("card", String(i), list));
      const table = buildIncidences(accounts, rows);
      const weights = new Float64Array(table.count).fill(5);
      const config = { ...defaultConfiguration, ubiquitousShare: 1 };
      const inBlocks = [...candidatePairs(table, weights, config, most)].flatMap((block) => [...block]);
      const atOnce = [...candidatePairs(table, weights, config)].flatMap((block) => [...block]);
      expect(inBlocks).toEqual(atOnce);
      expect(inBlocks).toEqual([...new Set(inBlocks)].sort((a, b) => a - b));
    }),
  );
});
