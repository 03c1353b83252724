import { afterAll, beforeAll, expect, test } from "vitest";
import { testActor } from "@/lib/command/testing";
import { newId } from "@/lib/kernel";
import type { Mapping } from "./contract";
import { listProfiles } from "./list-profiles";
import { removeMapping } from "./remove-mapping";
import { saveMapping } from "./save-mapping";
import { type IngestWorld, openIngestWorld } from "./testing/world";

let world: IngestWorld;
beforeAll(async () => {
  world = await openIngestWorld();
});
afterAll(() => world.drop());

const mapping: Mapping = {
  fields: {
    exchange_id: [{ from: "nr" }],
    ts: [{ from: "at" }],
    account_id: [{ from: "who" }],
    model: [{ constant: "m" }],
  },
};
const named = () => `Gateway ${newId()}`;

test("a saved mapping is used by its name, in its latest version, until it is removed", async () => {
  const name = named();
  const saved = await saveMapping(world.ctx, { name, kind: "exchanges", mapping });
  expect(saved).toMatchObject({ name, version: 1, builtIn: false });
  const csv = `nr,at,who,country\n${name}-1,2026-03-04T05:06:07Z,a,DE\n`;
  expect(await world.take("exchanges", csv, { profile: name })).toMatchObject({ accepted: 1 });
  const next = { ...mapping, fields: { ...mapping.fields, country: [{ from: "country" }] } };
  expect(await saveMapping(world.ctx, { name, kind: "exchanges", mapping: next, version: 1 })).toMatchObject({
    version: 2,
  });
  expect((await listProfiles(world.ctx)).rows.find((one) => one.name === name)?.mapping).toEqual(next);
  await removeMapping(world.ctx, saved.id ?? "");
  await expect(world.take("exchanges", csv, { profile: name })).rejects.toThrow(`There is no profile "${name}"`);
  await expect(removeMapping(world.ctx, saved.id ?? "")).rejects.toMatchObject({ code: "not_found" });
});

test("of two who change it at once one is told; names are taken once, and never those of the profiles", async () => {
  const name = named();
  const save = (version?: number) =>
    saveMapping(world.ctx, { name, kind: "exchanges", mapping, ...(version && { version }) });
  await save();
  const both = await Promise.allSettled([save(1), save(1)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(save()).rejects.toMatchObject({ code: "conflict" });
  const asBuiltIn = saveMapping(world.ctx, { name: "litellm", kind: "exchanges", mapping });
  await expect(asBuiltIn).rejects.toMatchObject({ code: "conflict" });
});

test("what does not fit is named by its field, and whoever may not send may not save", async () => {
  const bad: Mapping = { fields: { nonsense: [{ from: "a" }] } };
  await expect(saveMapping(world.ctx, { name: named(), kind: "exchanges", mapping: bad })).rejects.toMatchObject({
    code: "invalid_input",
  });
  const ctx = { ...world.ctx, actor: testActor(["analyst"]) };
  await expect(saveMapping(ctx, { name: named(), kind: "exchanges", mapping })).rejects.toMatchObject({
    code: "forbidden",
  });
});
