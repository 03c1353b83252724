import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sum, type Tally, tallyOfCheck } from "./tally";
import { endToEnd, endWithTheTool, reported, tool } from "./tools";

const VITEST = ["node_modules/vitest/vitest.mjs", "run"];
const CHECKS = [
  ["node_modules/@biomejs/biome/bin/biome", "ci", "--reporter=summary"],
  ["node_modules/next/dist/bin/next", "typegen"],
  ["node_modules/typescript/bin/tsc", "--noEmit"],
];

const vitest = (project: string, reports: string) => {
  const report = path.join(reports, `${project}.json`);
  return reported(report, [
    ...VITEST,
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
};

async function main(): Promise<void> {
  const reports = await mkdtemp(path.join(tmpdir(), "stillwatch-reports-"));
  const tallies: Tally[] = [];
  for (const check of CHECKS) tallies.push(tallyOfCheck(await tool(check)));
  for (const project of ["unit", "stores"]) tallies.push(await vitest(project, reports));
  tallies.push(await endToEnd(reports));
  await rm(reports, { recursive: true, force: true });
  const { passed, failed } = sum(tallies);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exit(failed === 0 ? 0 : 1);
}

endWithTheTool();
await main();
