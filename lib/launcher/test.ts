import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sum, type Tally, tallyOfCheck } from "./tally";
import { endToEnd, endWithTheTools, reported, tallyIn, tool, toolBeside } from "./tools";

const VITEST = ["node_modules/vitest/vitest.mjs", "run"];
const CHECKS = [
  ["node_modules/@biomejs/biome/bin/biome", "ci", "--reporter=summary"],
  ["node_modules/next/dist/bin/next", "typegen"],
  ["node_modules/typescript/bin/tsc", "--noEmit"],
];

const vitest = (project: string, report: string) => [
  ...VITEST,
  ...["--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
];

async function main(): Promise<void> {
  const reports = await mkdtemp(path.join(tmpdir(), "stillwatch-reports-"));
  const tallies: Tally[] = [];
  const [pure, stored] = ["unit", "stores"].map((project) => path.join(reports, `${project}.json`)) as [string, string];
  // Tests against stores wait for them half of the time: everything else runs beside.
  const stores = toolBeside(vitest("stores", stored), path.join(reports, "stores.log"));
  for (const check of CHECKS) tallies.push(tallyOfCheck(await tool(check)));
  tallies.push(await reported(pure, vitest("unit", pure)));
  tallies.push(await endToEnd(reports));
  const code = await stores.code;
  await stores.told();
  tallies.push(await tallyIn(stored, code));
  await rm(reports, { recursive: true, force: true });
  const { passed, failed } = sum(tallies);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exit(failed === 0 ? 0 : 1);
}

endWithTheTools();
await main();
