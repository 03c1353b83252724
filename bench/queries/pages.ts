import { listCampaigns, listMembers } from "@/lib/campaigns";
import {
  listExploredExchanges,
  readAccountCasefile,
  readAccountQuality,
  readAccountTimeline,
  readCampaignCapabilities,
  readCampaignCasefile,
  readCampaignGraph,
  readCampaignTimeline,
  readDataQuality,
  readExploration,
  readOverview,
  searchAccounts,
} from "@/lib/casefile";
import type { Context } from "@/lib/command";
import { day } from "@/lib/kernel";
import { listExchanges } from "@/lib/traffic";
import type { Bench } from "../bench";
import { type Finding, seconds, spreadOf } from "../measure";
import { type Draw, drawn } from "./draw";
import { timesOf } from "./questions/question";
import { dropCaches, uncached } from "./uncached";

/** A week that ends where a window does, which the explorer sets beside the week before. */
const weekOf = ({ to }: Draw["window"]) => {
  const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);
  return { from: dateOf(to - 7 * day), to: dateOf(to - day) };
};

/** Everything a screen asks the server for, through the verb that answers it: both stores, and all that is done with their rows. */
const pages: [string, (ctx: Context, draw: Draw) => Promise<unknown>][] = [
  ["overview", (ctx) => readOverview(ctx)],
  ["list of campaigns", (ctx) => listCampaigns(ctx, {})],
  ["campaign", (ctx, { campaign }) => readCampaignCasefile(ctx, { campaignId: campaign.id })],
  ["members of a campaign", (ctx, { campaign }) => listMembers(ctx, { campaignId: campaign.id })],
  ["graph of a campaign", (ctx, { campaign }) => readCampaignGraph(ctx, { campaignId: campaign.id })],
  [
    "timeline of a campaign",
    (ctx, { campaign, window }) => readCampaignTimeline(ctx, { campaignId: campaign.id, ...timesOf(window) }),
  ],
  [
    "capabilities of a campaign",
    (ctx, { campaign, window }) => readCampaignCapabilities(ctx, { campaignId: campaign.id, ...timesOf(window) }),
  ],
  ["account", (ctx, { accountId }) => readAccountCasefile(ctx, { accountId })],
  [
    "member of a campaign",
    (ctx, { campaign }) => readAccountCasefile(ctx, { accountId: campaign.accountIds[0] ?? "" }),
  ],
  [
    "timeline of an account",
    (ctx, { accountId, window }) => readAccountTimeline(ctx, { accountId, ...timesOf(window) }),
  ],
  ["exchanges of an account", (ctx, { accountId }) => listExchanges(ctx, { accountId })],
  ["search for an account", (ctx, { accountId }) => searchAccounts(ctx, { q: accountId.slice(0, -2) })],
  ["traffic of a week by network", (ctx, { window }) => readExploration(ctx, { by: "network", ...weekOf(window) })],
  [
    "traffic of a week by network, by the hour",
    (ctx, { window }) => readExploration(ctx, { by: "network", grain: "hour", ...weekOf(window) }),
  ],
  [
    "traffic of a week by network class",
    (ctx, { window }) => readExploration(ctx, { by: "network_class", ...weekOf(window) }),
  ],
  ["traffic of a week by template", (ctx, { window }) => readExploration(ctx, { by: "template", ...weekOf(window) })],
  [
    "traffic of a week and a capability by network",
    (ctx, { window }) => readExploration(ctx, { by: "network", capability: "coding", ...weekOf(window) }),
  ],
  [
    "traffic of a week and a campaign by network",
    (ctx, { window, campaign }) => readExploration(ctx, { by: "network", campaign: campaign.id, ...weekOf(window) }),
  ],
  [
    "exchanges of a week and a capability",
    (ctx, { window }) => listExploredExchanges(ctx, { capability: "coding", ...weekOf(window) }),
  ],
  ["data quality", (ctx) => readDataQuality(ctx, { window: "all" })],
  ["data quality: what is known of accounts", (ctx) => readAccountQuality(ctx, { window: "all" })],
];

/** What each screen waits for, with other parameters each time and nothing kept in the engine or in the verbs. */
export async function benchPages(bench: Bench, draw: (i: number) => Draw): Promise<Finding[]> {
  const { warehouse } = bench.context();
  const findings: Finding[] = [];
  for (const [what, ask] of pages) {
    await ask(bench.context(), draw(0));
    const taken: number[] = [];
    const ends = performance.now() + bench.options.seconds * 250;
    for (let i = 0; i < drawn && (i < bench.options.runs || performance.now() < ends); i++) {
      await dropCaches(warehouse);
      const ctx = bench.context(uncached(warehouse));
      taken.push((await seconds(() => ask(ctx, draw(i)))) * 1_000);
    }
    const value = spreadOf(taken);
    bench.say(`screen: ${what}: ${value.median.toFixed(1)} ms, ${value.runs} draws`);
    findings.push({ area: "queries", what: `screen: ${what}`, against: "", unit: "ms", value, target: "≤ 100" });
  }
  return findings;
}
