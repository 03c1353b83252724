import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { sourcesOf } from "./import-source";

const root = mkdtempSync(join(tmpdir(), "sources-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const made = (name: string) => {
  writeFileSync(join(root, name), "");
  return join(root, name);
};

describe("files to import", () => {
  it("takes attributes before exchanges, whatever the order on the line", async () => {
    const [one, two, three] = [made("one"), made("two"), made("three")];
    expect(await sourcesOf({ exchanges: [one, two], accounts: [three], releases: [] })).toEqual([
      { kind: "accounts", file: three },
      { kind: "exchanges", file: one },
      { kind: "exchanges", file: two },
    ]);
  });

  it("refuses the whole command when one file is missing or a directory, and when none is named", async () => {
    const good = made("good");
    const only = (...exchanges: string[]) => sourcesOf({ exchanges, accounts: [], releases: [] });
    await expect(only(good, join(root, "none"))).rejects.toThrow("none does not exist. Paths start at");
    await expect(only(good, root)).rejects.toThrow("is a directory; name the files in it.");
    await expect(only()).rejects.toThrow("Name at least one file: --exchanges FILE");
  });
});
