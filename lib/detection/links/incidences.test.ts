import fc from "fast-check";
import { expect, test } from "vitest";
import { type ValueKind, valueKinds } from "../contract";
import type { Incidences, SharedValueRow } from "../model";
import { buildIncidences, contentStarts, exchangesOf, holderCount } from "./incidences";
import { contentStrand } from "./strands";

const accounts = 40;
const held = fc.uniqueArray(fc.tuple(fc.nat({ max: accounts - 1 }), fc.integer({ min: 1, max: 900 })), {
  minLength: 2,
  maxLength: 12,
  selector: ([account]) => account,
});
const row = fc
  .record({
    kind: fc.constantFrom(...(Object.keys(valueKinds) as ValueKind[])),
    value: fc.constantFrom("1", "2", "10", "18446744073709551615"),
    slot: fc.nat({ max: 3 }),
    held,
  })
  .map(
    ({ held: list, ...one }): SharedValueRow => ({
      ...one,
      accounts: list.map(([account]) => account),
      exchanges: list.map(([, exchanges]) => exchanges),
    }),
  );
const keyOf = ({ kind, value, slot }: SharedValueRow) => `${kind}/${value}/${slot}`;
const rows = fc.uniqueArray(row, { selector: keyOf, maxLength: 40 });
const keys = ({ kind, id, slot }: Incidences) => kind.map((one, v) => `${one}/${id[v]}/${slot[v]}`);

test("a table holds what was added, the same in whatever order it came", () => {
  fc.assert(
    fc.property(rows, fc.nat(), (added, turn) => {
      const table = buildIncidences(accounts, added);
      const by = turn % Math.max(1, added.length);
      expect(buildIncidences(accounts, [...added.slice(by), ...added.slice(0, by)])).toEqual(table);
      expect(keys(table).sort()).toEqual(added.map(keyOf).sort());
      for (const one of added) {
        const v = keys(table).indexOf(keyOf(one));
        expect(holderCount(table, v)).toBe(one.accounts.length);
        one.accounts.forEach((account, i) => {
          expect(exchangesOf(table, v, account)).toBe(one.exchanges[i]);
        });
      }
    }),
  );
});

test("each account lists its values ascending, content last", () => {
  fc.assert(
    fc.property(rows, (added) => {
      const table = buildIncidences(accounts, added);
      const starts = contentStarts(table);
      for (let account = 0; account < accounts; account++) {
        const from = table.accountStart[account] ?? 0;
        const own = [...table.values.subarray(from, table.accountStart[account + 1])];
        expect(own).toEqual([...own].sort((a, b) => a - b));
        const content = own.map((v) => table.strand[v] === contentStrand);
        expect(content.indexOf(true)).toBe(content.includes(true) ? (starts[account] ?? 0) - from : -1);
      }
    }),
  );
});
