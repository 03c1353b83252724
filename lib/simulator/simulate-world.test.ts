import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Account, Exchange } from "@/lib/ingest/contract";
import { isDomainError } from "@/lib/kernel";
import { variedKinds } from "./innocents/settle";
import { worldPreset } from "./presets/world";
import { type Simulation, simulateWorld } from "./simulate-world";

const size = { accounts: 2500, exchanges: 60_000, days: 12 };
const root = mkdtempSync(join(tmpdir(), "simulated-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const write = (name: string, seed: number) =>
  simulateWorld({ ...worldPreset({ ...size, seed }), out: join(root, name) });
const hashes = ({ files }: Simulation) =>
  Object.values(files).map((path) => createHash("sha256").update(readFileSync(path)).digest("hex"));
const lines = <Line>(text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);

interface Label {
  account: string;
  label: string;
  campaign: string | null;
  confounder: string | null;
  first_seen: string | null;
  n: number;
  n_extraction: number;
}

let world: Simulation;
let data: { exchanges: string; accounts: string; releases: string };
let labels: Label[];
let exchanges: Exchange[];

beforeAll(async () => {
  world = await write("one", 1);
  const exchangeText = gunzipSync(readFileSync(world.files.exchanges)).toString("utf8");
  const read = (path: string) => readFileSync(path, "utf8");
  data = { exchanges: exchangeText, accounts: read(world.files.accounts), releases: read(world.files.releases) };
  labels = lines<Label>(read(world.files.labels));
  exchanges = lines<Exchange>(exchangeText);
}, 60_000);

describe("a simulated world", () => {
  it("is the same to the byte for the same seed, and another world for another one", async () => {
    expect(hashes(await write("again", 1))).toEqual(hashes(world));
    const other = await write("other", 2);
    for (const [i, hash] of hashes(other).entries()) expect(hash).not.toBe(hashes(world)[i]);
  }, 60_000);

  it("is in the canonical input format, every line of it", () => {
    for (const exchange of exchanges) expect(Exchange.safeParse(exchange).error).toBeUndefined();
    for (const account of lines(data.accounts)) expect(Account.safeParse(account).error).toBeUndefined();
    expect(new Set(exchanges.map((one) => one.exchange_id)).size).toBe(exchanges.length);
  });

  it("has the size asked for and is written in order of time", () => {
    expect(labels).toHaveLength(size.accounts);
    expect(Math.abs(exchanges.length / size.exchanges - 1)).toBeLessThan(0.01);
    expect(exchanges.every((one, i) => i === 0 || one.ts >= (exchanges[i - 1]?.ts ?? ""))).toBe(true);
  });

  it("labels what is in the data: counts and first appearance agree for every account", () => {
    const seen = new Map<string, { n: number; first: string }>();
    for (const { account_id, ts } of exchanges) {
      const known = seen.get(account_id);
      if (known) known.n++;
      else seen.set(account_id, { n: 1, first: ts });
    }
    for (const label of labels) {
      expect([label.n, label.first_seen]).toEqual([
        seen.get(label.account)?.n ?? 0,
        seen.get(label.account)?.first ?? null,
      ]);
      if (label.label === "benign") expect(label.n_extraction).toBe(0);
    }
  });

  it("lets no account do anything before it signed up", () => {
    const created = new Map(lines<Account>(data.accounts).map((one) => [one.account_id, one.created_at ?? ""]));
    const early = exchanges.filter((one) => one.ts.slice(0, 10) < (created.get(one.account_id) ?? "").slice(0, 10));
    expect(early).toHaveLength(0);
  });

  it("never tells the truth in the data", () => {
    const told = `${data.exchanges}${data.accounts}${data.releases}`.toLowerCase();
    const campaigns = new Set(labels.flatMap((label) => label.campaign ?? []));
    expect(campaigns.size).toBeGreaterThanOrEqual(3);
    const words = ["campaign", "benign", "hydra", "distill", "confounder", "compromised", "extraction", "relay"];
    const kinds = variedKinds.map((kind) => kind.name).filter((name) => name.includes("_"));
    for (const word of [...campaigns, ...words, ...kinds]) expect(told.includes(word), word).toBe(false);
  });

  it("holds most kinds of innocent look-alikes, with gaps in their evidence", () => {
    const kinds = new Set(labels.flatMap((label) => label.confounder ?? []));
    const named = ["company_sso", "university_nat", "carrier_nat", "open_source_agent", "hackathon", "evaluation"];
    expect([...kinds]).toEqual(expect.arrayContaining([...named, "integrator", "relay"]));
    expect(kinds.size).toBeGreaterThanOrEqual(10);
    const withIp = exchanges.filter((one) => one.ip).length / exchanges.length;
    expect(withIp).toBeGreaterThan(0.8);
    expect(withIp).toBeLessThan(1);
    expect(exchanges.some((one) => /[぀-ヿ]/u.test(one.prompt ?? ""))).toBe(true);
    expect(exchanges.some((one) => (one.prompt ?? "").includes("\n"))).toBe(true);
  });

  it("refuses a world that cannot be: no days, or campaigns larger than the rest", async () => {
    const invalid = (error: unknown) => isDomainError(error, "invalid_input");
    expect(() => worldPreset({ ...size, days: 0, seed: 1 })).toThrow(expect.toSatisfy(invalid));
    const crowded = worldPreset({ ...size, seed: 1, campaignAccounts: 2000 });
    await expect(simulateWorld({ ...crowded, out: join(root, "no") })).rejects.toSatisfy(invalid);
  });
});
