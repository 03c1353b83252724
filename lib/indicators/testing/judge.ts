import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
const programs = path.join(root, ".ci/judges/bin");

/** Independent judges of the standards that are spoken here, which `.ci/run` installs; undefined where it did not. */
export const judges = existsSync(programs)
  ? { python: path.join(programs, "python"), stixValidator: path.join(programs, "stix2_validator") }
  : undefined;
if (judges === undefined) {
  process.stderr.write(
    "\n*** OASIS' validator and client and CIRCL's misp-stix are not here, so nobody else judges STIX, TAXII and MISP: .ci/run installs them.\n\n",
  );
}

/** Runs a judge on a text, and gives what it printed. */
function asked(program: string, words: string[], text: string): string {
  const directory = mkdtempSync(path.join(tmpdir(), "judged-"));
  const file = path.join(directory, "judged.json");
  writeFileSync(file, text);
  try {
    return execFileSync(program, [...words, file], { encoding: "utf8", maxBuffer: 1 << 28 });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/**
 * Asks the OASIS validator whether a text is valid STIX 2.1; does nothing where it is missing. 103: ids that repeat over exports are of
 * version 5, which the standard allows and does not recommend.
 */
export function judge(bundle: string): void {
  if (judges === undefined) return;
  const options = ["--version", "2.1", "--strict", "--enforce-refs", "--ignore", "103"];
  expect(asked(judges.stixValidator, options, bundle)).toContain("STIX JSON: Valid");
}

/** Has misp-stix translate a MISP event to a STIX bundle, or a STIX bundle to a MISP event. */
export function translated(direction: "to-stix" | "to-misp", text: string): { made: unknown; errors: string[] } {
  if (judges === undefined) throw new Error("misp-stix is not here.");
  return JSON.parse(asked(judges.python, [path.join(import.meta.dirname, "misp_stix.py"), direction], text));
}
