import { textTable } from "../text-table";
import type { Sized } from "./detection";
import type { Outcome } from "./outcome";
import { exponentOf } from "./series";

const whole = (count: number): string => count.toLocaleString("en-US");
const inGiB = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(2)} GiB`;
const inMs = (ms: number): string => `${ms.toFixed(0)} ms`;

/** Cost by phase and size, memory, answers of the console meanwhile, and what was found in the largest world. */
export const tablesOf = (measured: readonly Sized[], outcomes: readonly Outcome[]): string[] => [
  "Detection: seconds by phase",
  ...textTable([
    ["exchanges", ...measured.map(({ exchanges }) => whole(exchanges))],
    ["accounts", ...measured.map(({ accounts }) => whole(accounts))],
    ...phaseRows(measured),
    ["all", ...measured.map(({ seconds }) => seconds.toFixed(1))],
    ["processor time of all processes", ...measured.map(({ cpuSeconds }) => cpuSeconds.toFixed(1))],
    ["most heapUsed + external + arrayBuffers", ...measured.map(({ heap }) => inGiB(heap))],
    ["most resident memory of all processes", ...measured.map(({ resident }) => inGiB(resident))],
    [
      "console: answers, failed",
      ...measured.map(({ answers }) => (answers ? `${answers.asked}, ${answers.failed}` : "–")),
    ],
    ["console: median, p99, most", ...measured.map(({ answers }) => (answers ? timesOf(answers) : "–"))],
  ]),
  exponentLine(measured),
  "",
  "What moved on one more day",
  ...textTable([
    ["exchanges", ...measured.map(({ exchanges }) => whole(exchanges))],
    ...phaseRows(measured.map(({ oneDay }) => oneDay)),
    ["all", ...measured.map(({ oneDay }) => oneDay.seconds.toFixed(1))],
    ["processor time of all processes", ...measured.map(({ oneDay }) => oneDay.cpuSeconds.toFixed(1))],
    ["share of the run over everything", ...measured.map((one) => (one.oneDay.seconds / one.seconds).toFixed(3))],
    ["the same of processor time", ...measured.map((one) => (one.oneDay.cpuSeconds / one.cpuSeconds).toFixed(3))],
    ["most heapUsed + external + arrayBuffers", ...measured.map(({ oneDay }) => inGiB(oneDay.heap))],
  ]),
  "",
  "What was found in the largest world: accounts in the core of a campaign called distillation",
  ...textTable([
    ["", "difficulty", "accounts", "flagged"],
    ...outcomes
      .filter(({ isCampaign }) => isCampaign)
      .map(({ name, difficulty, accounts, flagged }) => [name, difficulty ?? "", whole(accounts), whole(flagged)]),
    ...outcomes
      .filter(({ isCampaign, flagged }) => !isCampaign && flagged > 0)
      .map(({ name, accounts, flagged }) => [`innocent: ${name}`, "", whole(accounts), whole(flagged)]),
  ]),
  innocentsLine(outcomes),
];

function phaseRows(measured: readonly Pick<Sized, "phases">[]): string[][] {
  const names = measured[0]?.phases.map(({ phase }) => phase) ?? [];
  const secondsOf = ({ phases }: Pick<Sized, "phases">, name: string) =>
    phases.find(({ phase }) => phase === name)?.seconds ?? 0;
  return names.map((name) => [`  ${name}`, ...measured.map((one) => secondsOf(one, name).toFixed(1))]);
}

const timesOf = ({ median, p99, most }: NonNullable<Sized["answers"]>): string =>
  [median, p99, most].map(inMs).join(", ");

function exponentLine(measured: readonly Sized[]): string {
  const ofTime = exponentOf(measured);
  if (ofTime === undefined) return "No exponent: one size only.";
  const processor = measured.map(({ exchanges, cpuSeconds }) => ({ exchanges, seconds: cpuSeconds }));
  const figures = [measured, measured.slice(-2), processor].map((costs) => exponentOf(costs)?.toFixed(2));
  return `Exponent of cost in exchanges: ${figures[0]} over all sizes, ${figures[1]} between the two largest; of processor time ${figures[2]} (target ≤ 1.15)`;
}

function innocentsLine(outcomes: readonly Outcome[]): string {
  // Accounts of a plain relay break the terms and harvest nothing: neither innocent nor extracting.
  const innocent = outcomes.filter(({ isCampaign, name }) => !isCampaign && name !== "relay");
  const sum = (of: (outcome: Outcome) => number) => innocent.reduce((total, outcome) => total + of(outcome), 0);
  return `Innocents: ${whole(sum(({ flagged }) => flagged))} of ${whole(sum(({ accounts }) => accounts))} flagged`;
}
