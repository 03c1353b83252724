import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fieldsOf } from "../fields";
import { streamRejects } from "../stream-rejects";
import { gathered, type IngestWorld, openIngestWorld } from "../testing/world";
import { profiles } from ".";
import { Profile } from "./profile";

let world: IngestWorld;
beforeAll(async () => {
  world = await openIngestWorld();
});
afterAll(() => world.drop());

const sample = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`./samples/${name}`, import.meta.url)), "utf8");

const empty: unknown[] = ["", 0, null, "::"];

/** What was stored of an upload, by the names of the contract, without what is empty. */
async function stored(batch: string): Promise<Record<string, unknown>[]> {
  const names = [...fieldsOf.exchanges.map(({ name }) => name), "attributes"];
  const rows = await world.ctx.warehouse.rows<Record<string, unknown>>(
    `SELECT ${names.join(", ")} FROM exchange WHERE exchange_id IN ({ids:Array(String)}) ORDER BY exchange_id`,
    { ids: batch.split(" ") },
  );
  return rows.map((row) => ({
    ...Object.fromEntries(
      Object.entries(row).filter(
        ([, value]) => !empty.includes(value) && !(Array.isArray(value) && value.length === 0),
      ),
    ),
    attributes: JSON.parse(String(row.attributes || "{}")),
  }));
}

test("every profile is one", () => {
  expect(profiles.map((profile) => Profile.safeParse(profile).error?.message)).toEqual(profiles.map(() => undefined));
});

test.each([
  ["litellm", "chatcmpl-7f10a b2a9", [[3, "ts", "must be an RFC 3339 time"]]],
  [
    "langfuse",
    "obs-1 obs-2",
    [
      [3, "", "is of a type that the mapping leaves out"],
      [4, "account_id", "is missing"],
    ],
  ],
  ["bedrock", "5a1b 5a1c 5a1d", []],
])("the sample of %s becomes the rows beside it", async (name, ids, faults) => {
  const batch = await world.take("exchanges", sample(`${name}.ndjson`), { profile: name });
  const rejects = await gathered(await streamRejects(world.ctx, batch.id));
  expect(rejects.map(({ line, field, reason }) => [line, field, reason])).toEqual(faults);
  expect(await stored(ids)).toEqual(JSON.parse(sample(`${name}.rows.json`)));
});
