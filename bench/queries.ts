import { listCampaigns, listMembers } from "@/lib/campaigns";
import { readCampaignCasefile, readCampaignGraph, readOverview } from "@/lib/casefile";
import { seededRandom } from "@/lib/kernel";
import { capabilitiesOf, listExchanges, readRates, timelineOf } from "@/lib/traffic";
import type { Bench } from "./bench";
import { drawQuestions, type Question } from "./draw";
import { type Finding, interleaved, seconds, speedRatio, spreadOf } from "./measure";
import { rawCapabilities, rawRates, rawTimeline } from "./raw-queries";

const QUESTIONS = 15;

interface Screen {
  what: string;
  ours(bench: Bench, question: Question): Promise<unknown>;
  /** The same question asked of the table of exchanges. */
  raw(bench: Bench, question: Question): Promise<unknown>;
}

const store = (bench: Bench) => bench.context().warehouse;
const dates = ({ from, to }: Question["window"]) => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
});

const screens: Screen[] = [
  {
    what: "all traffic by model over a window",
    ours: (bench, { window }) => timelineOf(store(bench), "all", "model", dates(window)),
    raw: (bench, { window }) => rawTimeline(store(bench), window, undefined),
  },
  {
    what: "one account's traffic by model",
    ours: (bench, { accountId, window }) =>
      timelineOf(store(bench), { accountIds: [accountId] }, "model", dates(window)),
    raw: (bench, { accountId, window }) => rawTimeline(store(bench), window, [accountId]),
  },
  {
    what: "traffic of 300 accounts by model",
    ours: (bench, { group, window }) => timelineOf(store(bench), { accountIds: group }, "model", dates(window)),
    raw: (bench, { group, window }) => rawTimeline(store(bench), window, group),
  },
  {
    what: "capability mix of 300 accounts beside everybody's",
    ours: (bench, { group, window }) => capabilitiesOf(store(bench), group, window),
    raw: (bench, { group, window }) => rawCapabilities(store(bench), window, group),
  },
  {
    what: "rates of 300 accounts beside everybody's",
    ours: (bench, { group }) => readRates(store(bench), group),
    raw: (bench, { group }) => rawRates(store(bench), group),
  },
];

/** The questions behind the screens, with drawn parameters; those about traffic also against the raw table. */
export async function benchQueries(bench: Bench): Promise<Finding[]> {
  const questions = await drawQuestions(bench, QUESTIONS);
  const findings: Finding[] = [];
  for (const screen of screens) findings.push(await compared(bench, screen, questions));
  return [...findings, ...(await pages(bench, questions))];
}

async function compared(bench: Bench, screen: Screen, questions: Question[]): Promise<Finding> {
  const at = (run: number) => questions[run] as Question;
  const paired = await interleaved(questions.length, {
    ours: (run) => seconds(() => screen.ours(bench, at(run))),
    baseline: (run) => seconds(() => screen.raw(bench, at(run))),
  });
  const milliseconds = (list: number[]) => spreadOf(list.map((one) => one * 1_000));
  bench.say(`${screen.what}: ${milliseconds(paired.ours).median.toFixed(1)} ms`);
  return {
    area: "queries",
    what: screen.what,
    against: "the same question asked of the table of exchanges",
    unit: "×",
    value: speedRatio(paired),
    parts: { ours: milliseconds(paired.ours), baseline: milliseconds(paired.baseline), unit: "ms" },
    target: "ours ≤ 100 ms",
  };
}

/** Whole pages as the server makes them, both stores asked. */
async function pages(bench: Bench, questions: Question[]): Promise<Finding[]> {
  const ctx = bench.context();
  const { rows } = await listCampaigns(ctx, { limit: 200 });
  const random = seededRandom(`pages/${bench.options.seed}`);
  const plain: [string, (question: Question) => Promise<unknown>][] = [
    ["overview", () => readOverview(ctx)],
    ["campaigns list", () => listCampaigns(ctx, {})],
    ["exchanges of one account, newest page", ({ accountId }) => listExchanges(ctx, { accountId })],
  ];
  if (rows.length > 0) {
    const campaignId = () => random.pick(rows).id;
    plain.push(
      ["campaign page", () => readCampaignCasefile(ctx, { campaignId: campaignId() })],
      ["members of a campaign, first page", () => listMembers(ctx, { campaignId: campaignId() })],
      ["graph of a campaign", () => readCampaignGraph(ctx, { campaignId: campaignId() })],
    );
  }
  const findings: Finding[] = [];
  for (const [what, ask] of plain) {
    const taken: number[] = [];
    for (const question of questions) taken.push((await seconds(() => ask(question))) * 1_000);
    findings.push({ area: "queries", what, against: "", unit: "ms", value: spreadOf(taken), target: "≤ 100" });
  }
  return findings;
}
