import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "vitest";

/**
 * Asks the OASIS validator, an independent judge that the integration server installs, whether a text is valid STIX 2.1; does nothing where it is
 * missing. 103: ids that repeat over exports are of version 5, which the standard allows and does not recommend.
 */
export function judge(bundle: string): void {
  const judge = process.env.STILLWATCH_STIX_VALIDATOR;
  if (!judge) return;
  const directory = mkdtempSync(path.join(tmpdir(), "stix-"));
  const file = path.join(directory, "bundle.json");
  writeFileSync(file, bundle);
  const options = ["--version", "2.1", "--strict", "--enforce-refs", "--ignore", "103", file];
  expect(execFileSync(judge, options, { encoding: "utf8" })).toContain("STIX JSON: Valid");
  rmSync(directory, { recursive: true });
}
