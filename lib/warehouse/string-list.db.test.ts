import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestWarehouse } from "./testing";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

const odd = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom("'", "\\", "\t", "\n", "\r", "\\N", "NULL", ",", "]", "--", "é", "\u{1f600}"))
    .map((parts) => parts.join("")),
);

it("hands the engine strings as they are, few in the address and many in the body", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(odd, { maxLength: 20 }), fc.constantFrom(1, 400), async (strings, times) => {
      const list = Array.from({ length: times }, () => strings).flat();
      const [row] = await warehouse.rows<{ list: string[] }>("SELECT {list:Array(String)} AS list", { list });
      expect(row?.list).toEqual(list);
    }),
    { numRuns: 60 },
  );
});
