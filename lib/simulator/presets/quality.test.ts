import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Account, Exchange } from "@/lib/ingest/contract";
import type { CampaignParameters } from "../campaigns/parameters";
import { variedKinds } from "../innocents/settle";
import type { Truth } from "../model";
import { simulateWorld } from "../simulate-world";
import { qualityPreset } from "./quality";

interface World {
  exchanges: Exchange[];
  accounts: Map<string, Account>;
  labels: (Truth & {
    account: string;
    first_seen: string | null;
    first_extraction: string | null;
    n_extraction: number;
  })[];
  campaigns: CampaignParameters[];
  extraction: { campaign: string; exchanges: number; hour: string }[];
}

const root = mkdtempSync(join(tmpdir(), "quality-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let worlds: World[];

async function write(seed: number): Promise<World> {
  const size = { accounts: 4000, exchanges: 60_000, days: 14, seed, start: "2026-01-12" };
  const { files } = await simulateWorld({ ...qualityPreset(size), out: join(root, String(seed)) });
  const read = (file: string) =>
    (file.endsWith(".gz") ? gunzipSync(readFileSync(file)) : readFileSync(file)).toString();
  const lines = <Line>(file: string) =>
    read(file)
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);
  return {
    exchanges: lines(files.exchanges),
    accounts: new Map(lines<Account>(files.accounts).map((one) => [one.account_id, one])),
    labels: lines(files.labels),
    campaigns: JSON.parse(read(files.campaigns)),
    extraction: lines(files.extraction),
  };
}

beforeAll(async () => {
  worlds = [await write(1), await write(2)];
}, 60_000);

/** The campaign of a kind, with its world, the ids of its accounts and their exchanges. */
function campaignOf(kind: string) {
  const world = worlds.find(({ campaigns }) => campaigns.some((one) => one.kind === kind)) as World;
  const campaign = world.campaigns.find((one) => one.kind === kind) as CampaignParameters;
  const labels = world.labels.filter((label) => label.campaign === campaign.id);
  const ids = new Set(labels.map(({ account }) => account));
  return { world, campaign, labels, exchanges: world.exchanges.filter((one) => ids.has(one.account_id)) };
}

describe("worlds to measure quality on", () => {
  it("have every kind of campaign between two seeds, and every kind of innocents", () => {
    const kinds = new Set(worlds.flatMap(({ campaigns }) => campaigns.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(
      ["cloud", "drip", "hijack", "hydra", "mimic", "relay", "tenant", "work_sharing"].sort(),
    );
    const innocents = new Set(worlds.flatMap(({ labels }) => labels.flatMap(({ confounder }) => confounder ?? [])));
    const expected = [...variedKinds.map(({ name }) => name), "copied_organisation", "sibling_tenant", "relay"];
    expect([...innocents].sort()).toEqual(expected.sort());
  });

  it("are canonical, let nobody act before signing up, and have the number of accounts asked for", () => {
    for (const { exchanges, accounts } of worlds) {
      expect(accounts.size).toBe(4000);
      for (const account of accounts.values()) expect(Account.safeParse(account).error).toBeUndefined();
      const wrong = exchanges.filter((one) => !Exchange.safeParse(one).success);
      expect(wrong).toEqual([]);
      const early = exchanges.filter(
        (one) => one.ts.slice(0, 10) < (accounts.get(one.account_id)?.created_at ?? "").slice(0, 10),
      );
      expect(early).toEqual([]);
    }
  });

  it("count extraction by the hour, in all what the labels count", () => {
    for (const { extraction, labels } of worlds) {
      const hours = extraction.reduce((sum, { exchanges }) => sum + exchanges, 0);
      expect(hours).toBe(labels.reduce((sum, { n_extraction }) => sum + n_extraction, 0));
      const first = new Date(labels.flatMap(({ first_extraction }) => first_extraction ?? []).sort()[0] ?? "");
      expect(extraction.map(({ hour }) => hour).sort()[0]).toBe(new Date(first.setUTCMinutes(0, 0, 0)).toISOString());
    }
  });
});

describe("special campaigns", () => {
  it("hijack accounts that had a life of their own before", () => {
    const { world, labels } = campaignOf("hijack");
    const start = world.exchanges[0]?.ts.slice(0, 10) ?? "";
    expect(labels.length).toBeGreaterThanOrEqual(12);
    for (const { account, disposition, first_seen, first_extraction } of labels) {
      expect(disposition).toBe("compromised");
      expect((world.accounts.get(account)?.created_at ?? "9").slice(0, 10) <= start).toBe(true);
      if (first_extraction !== null) expect((first_seen ?? "9") <= first_extraction).toBe(true);
    }
  });

  it("share work without ever making a request twice", () => {
    const { labels, exchanges } = campaignOf("work_sharing");
    const prompts = exchanges.flatMap(({ prompt }) =>
      /\d{4}/.test(prompt ?? "") && prompt?.includes("\n\n") ? prompt : [],
    );
    const extraction = labels.reduce((sum, { n_extraction }) => sum + n_extraction, 0);
    expect(prompts.length).toBeGreaterThanOrEqual(extraction);
    expect(new Set(prompts).size / prompts.length).toBeGreaterThan(0.99);
  });

  it("dress up as an organisation: its client, its gateways, nearly its mail domain, not its card", () => {
    const { world, labels, exchanges } = campaignOf("mimic");
    const theirs = world.labels.filter(({ confounder }) => confounder === "copied_organisation");
    const [victim] = theirs.map(({ account }) => world.accounts.get(account));
    const ids = new Set(theirs.map(({ account }) => account));
    const ownTraffic = world.exchanges.filter(({ account_id }) => ids.has(account_id));
    const of = (list: Exchange[], key: "ip" | "user_agent") => new Set(list.flatMap((one) => one[key] ?? []));
    expect(of(exchanges, "user_agent")).toEqual(of(ownTraffic, "user_agent"));
    for (const ip of of(exchanges, "ip")) expect(of(ownTraffic, "ip")).toContain(ip);
    const name = victim?.email_domain?.split(".")[0] ?? "?";
    for (const { account } of labels) {
      const evidence = world.accounts.get(account);
      expect(evidence?.email_domain?.startsWith(`${name}-`)).toBe(true);
      expect(evidence?.payment_fingerprint).not.toBe(victim?.payment_fingerprint);
    }
  });

  it("hide a campaign's work behind the end users of a few tenants of an honest reseller", () => {
    const { world, campaign, labels, exchanges } = campaignOf("tenant");
    expect(labels.length).toBe(campaign.accounts);
    expect(new Set(exchanges.map(({ end_user_id }) => end_user_id)).size).toBeGreaterThan(30);
    const parent = world.accounts.get(labels[0]?.account ?? "")?.parent_account_id;
    const siblings = world.labels.filter(({ account }) => world.accounts.get(account)?.parent_account_id === parent);
    expect(siblings.filter(({ confounder }) => confounder === "sibling_tenant").length).toBeGreaterThanOrEqual(5);
  });
});
