import type { Page } from "@playwright/test";
import { listCampaigns, listMembers } from "@/lib/campaigns";
import type { Bench } from "../bench";
import { isBuilt, startWeb } from "../ingest/web-process";
import { type Finding, type Spread, spreadOf } from "../measure";
import { scriptOf, visit } from "./browser";
import { framesDuring, paintAfter, paintOf, type Ready } from "./in-page";
import { ranking } from "./ranking";

interface Step extends Ready {
  what: string;
  click: string;
  /** Loaded afterwards, uncounted, where the next step begins. */
  afterwards?: string;
}

const bySize = "/campaigns?sort=accounts";
const link = (address: string) => `nav a[href="${address}"]`;
const tab = (campaignId: string, name: string, shows: string, label: string): Step => ({
  what: `campaign: ${name}`,
  click: `[role=tab][id$="tab-${label}"]`,
  address: label === "why" ? `/campaigns/${campaignId}` : `tab=${label}`,
  shows,
});

/** From screen to screen, as people go: by links, rows and tabs. */
const steps = (campaignId: string): Step[] => [
  { what: "overview", click: link("/"), address: "/" },
  { what: "queue", click: link("/queue"), address: "/queue", shows: "[role=row]" },
  { what: "campaigns", click: link("/campaigns"), address: "/campaigns", shows: "[role=row]", afterwards: bySize },
  {
    what: "campaign: why",
    click: "[role=grid] [role=rowgroup]:last-child [role=row]",
    address: `/campaigns/${campaignId}`,
    shows: "[role=tab]",
  },
  tab(campaignId, "traffic", "section", "traffic"),
  tab(campaignId, "graph", "[data-state=drawn]", "graph"),
  tab(campaignId, "line-up", "section", "line-up"),
  tab(campaignId, "members", "[role=grid] [role=row]", "members"),
  {
    what: "account",
    click: '[aria-label="Members"] [role=rowgroup]:last-child [role=row]',
    address: "/accounts/",
    shows: "section",
  },
  { what: "detectors", click: link("/detectors"), address: "/detectors" },
  { what: "uploads and jobs", click: link("/ingest"), address: "/ingest" },
];

/** The real console in a real browser on everything that is stored: paints, frames and script. */
export async function benchConsole(bench: Bench): Promise<Finding[]> {
  if (!isBuilt()) throw new Error("There is no build of the console: npm start makes one.");
  const ctx = bench.context();
  const [campaign] = (await listCampaigns(ctx, { sort: "accounts" })).rows;
  if (campaign === undefined) throw new Error("No campaign is stored: run the part “queries” with --keep first.");
  bench.say(`the largest campaign has ${campaign.accounts} accounts and ${campaign.exchanges} exchanges`);
  const { total } = await listMembers(ctx, { campaignId: campaign.id, limit: 1 });
  const web = await startWeb(bench.dataDir, ctx.warehouse, bench.say);
  const person = await visit(ctx, web.url);
  try {
    return [
      ...(await paints(person.page, campaign.id, bench)),
      ...(await graph(person.page, campaign.id, bench)),
      await members(person.page, campaign.id, total),
      ...(await ranking(bench, campaign.id)),
    ];
  } finally {
    await person.close();
    await web.close();
  }
}

const finding = (what: string, unit: string, value: Spread, target?: string): Finding => ({
  ...{ area: "console", what, against: "", unit, value },
  ...(target === undefined ? {} : { target }),
});

async function paints(page: Page, campaignId: string, { options, say }: Bench): Promise<Finding[]> {
  const taken = new Map<string, number[]>();
  const scripts: number[] = [];
  await page.goto("/queue");
  // The first round opens everything for the first time and is not counted.
  for (let round = 0; round <= options.runs; round++) {
    for (const step of steps(campaignId)) {
      const ms = await paintAfter(page, step.click, step);
      if (step.afterwards !== undefined) await page.goto(step.afterwards);
      await page.waitForLoadState("networkidle");
      if (round > 0) taken.set(step.what, [...(taken.get(step.what) ?? []), ms]);
    }
    say(`round ${round} of ${options.runs} through the screens`);
  }
  for (const address of ["/", "/queue", `/campaigns/${campaignId}`, "/detectors"]) {
    // A page that listens to what others do is never without a request.
    await paintOf(page, address, "main:not(:has([aria-busy=true])) h1");
    await page.waitForLoadState("load");
    scripts.push(await scriptOf(page));
  }
  return [
    ...[...taken].map(([what, ms]) => finding(`to ${what}`, "ms", spreadOf(ms), "≤ 200")),
    finding("script of a route, compressed", "kB", spreadOf(scripts), "≤ 300"),
  ];
}

const drawn = "[data-state=drawn]";

async function graph(page: Page, campaignId: string, { options }: Bench): Promise<Finding[]> {
  const first: number[] = [];
  const gaps: number[] = [];
  for (let run = 0; run < options.runs; run++) {
    first.push(await paintOf(page, `/campaigns/${campaignId}?tab=graph`, drawn));
    await page.locator(drawn).hover();
    const frames = await framesDuring(page, { inside: drawn, filled: drawn }, () => wander(page));
    gaps.push(Math.max(...frames.gaps));
  }
  return [
    finding("graph, whole load to the picture", "ms", spreadOf(first), "≤ 1500"),
    finding("graph, longest frame while it is moved", "ms", spreadOf(gaps), "≤ 100"),
  ];
}

/** Moves the overview about and a little nearer, as a hand does. */
async function wander(page: Page): Promise<void> {
  await page.mouse.down();
  await page.mouse.move(700, 600, { steps: 30 });
  await page.mouse.move(560, 700, { steps: 30 });
  await page.mouse.up();
  for (let i = 0; i < 6; i++) {
    await page.mouse.wheel(0, i < 3 ? -120 : 120);
    await page.waitForTimeout(250);
  }
}

async function members(page: Page, campaignId: string, total: number): Promise<Finding> {
  await paintOf(page, `/campaigns/${campaignId}?tab=members`, "[role=grid] [role=row]");
  const grid = '[aria-label="Members"]';
  await page.locator(grid).hover();
  const shown = () => page.locator(grid).evaluate((element) => element.scrollTop / (element.scrollHeight || 1));
  const { gaps, blank } = await framesDuring(page, { inside: grid, filled: "[role=row]" }, async () => {
    for (let i = 0; i < 200; i++) await page.mouse.wheel(0, 1_500);
  });
  const scrolled = Math.round((await shown()) * total);
  const share = (100 * blank) / gaps.length;
  return finding(`members, frames without a row (to row ${scrolled} of ${total})`, "%", spreadOf([share]), "0");
}
