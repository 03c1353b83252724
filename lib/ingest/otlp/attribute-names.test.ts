import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { fieldsOf } from "../fields";
import * as names from "./attribute-names";

const page = readFileSync(path.resolve(import.meta.dirname, "../../../docs/opentelemetry.md"), "utf8");
/** Fields by their row of the table: the attributes named there, in their order. */
const documented = new Map(
  [...page.matchAll(/^\| (`[a-z_`, ]+`) +\| (.*)\|$/gm)].flatMap(([, fields = "", row = ""]) =>
    fields
      .split(", ")
      .map((field) => [field.replaceAll("`", ""), [...row.matchAll(/`([^`]+)`/g)].map((match) => match[1])]),
  ),
);

it("gives every field of an exchange names, and documents them in their order", () => {
  const fields = fieldsOf.exchanges.map(({ name }) => name);
  expect([...documented.keys()].sort()).toEqual([...fields].sort());
  expect(["exchange_id", "ts", ...Object.keys(names.attributeNames)].sort()).toEqual([...fields].sort());
  for (const [field, attributes] of Object.entries(names.attributeNames)) {
    const shown = documented.get(field) ?? [];
    expect(shown.filter((name) => (attributes as readonly string[]).includes(name ?? ""))).toEqual(attributes);
  }
  expect(documented.get("ip")?.slice(-3)).toEqual(names.addressesOfPeer);
});

it("documents what else is looked at", () => {
  const others = [
    ...names.keptOfResource,
    ...names.providerNames,
    ...names.statusNames,
    names.finishReasons[0],
    names.operationNames[0],
  ];
  for (const name of others) expect(page).toContain(name);
});
