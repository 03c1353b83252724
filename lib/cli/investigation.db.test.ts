import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { CampaignRow, VerdictRow } from "@/lib/detection/contract";
import { reloadEnvironment } from "@/lib/env";
import { openInstallation } from "@/lib/launcher/open-installation";
import { ensureDemoUsers } from "@/lib/people";
import { makeSet } from "@/lib/review";
import { type Simulation, simulateWorld, worldPreset } from "@/lib/simulator";
import type { Stores } from "@/lib/stores";
import type { Terminal } from "./command";
import { commands } from "./commands";
import { withInstallation } from "./installation";
import { runCommandLine } from "./run";

const root = mkdtempSync(join(tmpdir(), "investigated-"));
let stores: Stores;
let world: Simulation;

const silent = (): Terminal => ({
  out: async () => undefined,
  progress: () => undefined,
  signal: new AbortController().signal,
});

/** Runs a command as the process would and gives what it printed. */
async function call(...words: string[]): Promise<string> {
  let printed = "";
  const out = async (text: string) => {
    printed += text;
  };
  await runCommandLine(words, commands, { ...silent(), out });
  return printed;
}

const objects = (text: string) =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);

beforeAll(async () => {
  // An installation of its own: detection publishes, and other tests count campaigns.
  for (const name of ["DATABASE_URL", "STILLWATCH_OWNER_DATABASE_URL", "CLICKHOUSE_URL"]) vi.stubEnv(name, undefined);
  reloadEnvironment({ STILLWATCH_DATA_DIR: join(root, "data"), STILLWATCH_DEMO: "1" });
  stores = await openInstallation({ attach: false });
  const plan = worldPreset({ accounts: 2500, exchanges: 50_000, days: 14, seed: 7 });
  world = await simulateWorld({ ...plan, out: join(root, "world") });
}, 120_000);

afterAll(async () => {
  await stores?.close();
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

describe("an investigation from the command line", () => {
  it("imports what is good, says what is not, and counts nothing twice", async () => {
    const { exchanges, accounts, releases } = world.files;
    const words = ["import", "--exchanges", exchanges, "--accounts", accounts, "--releases", releases];
    const first = await call(...words);
    const counted = world.exchanges.toLocaleString("en-US");
    expect(first).toContain(`${exchanges}: ${counted} taken, 0 rejected`);
    expect(first.indexOf(accounts)).toBeLessThan(first.indexOf(exchanges));
    expect(await call(...words)).toContain(`${exchanges}: 0 taken, 0 rejected, ${counted} already stored`);
  }, 180_000);

  it("finds the careless campaigns and prints them in the published form", async () => {
    expect(await call("detect")).toMatch(/^\d+ campaigns among 2,\d{3} accounts/);
    const verdicts = objects(await call("export", "verdicts")).map((row) => VerdictRow.parse(row));
    const campaigns = objects(await call("export", "campaigns")).map((row) => CampaignRow.parse(row));
    expect(new Set(verdicts.map((row) => row.campaign_id))).toEqual(new Set(campaigns.map((row) => row.campaign_id)));
    const flagged = new Set(
      verdicts
        .filter(({ tier, verdict }) => tier === "core" && verdict === "distillation")
        .map((row) => row.account_id),
    );
    const labels = objects(readFileSync(world.files.labels, "utf8")) as {
      account: string;
      label: string;
      difficulty: string;
    }[];
    const careless = labels.filter(({ difficulty }) => difficulty === "trivial" || difficulty === "easy");
    expect(careless.length).toBeGreaterThan(30);
    expect(careless.filter(({ account }) => flagged.has(account)).length).toBeGreaterThan(careless.length * 0.8);
    const innocent = labels.filter(({ label, account }) => label === "benign" && flagged.has(account));
    expect(innocent).toEqual([]);
  }, 180_000);

  it("shares what a person with the right to do so has confirmed, and nothing before", async () => {
    await withInstallation(silent(), [], async ({ db }) => void (await ensureDemoUsers(db)));
    await call("partner", "add", "North");
    const [largest] = objects(await call("export", "campaigns")).map((row) => CampaignRow.parse(row));
    const id = largest?.campaign_id ?? "";
    const share = ["export", "bundle", "--campaign", id, "--tlp", "amber", "--partner", "North"];
    await expect(call(...share)).rejects.toThrow("only what a person confirmed is shared");
    const confirm = ["decide", "--campaign", id, "--action", "confirm", "--verdict", "distillation", "--reason"];
    const reason = "One payment and one wrapper over unrelated accounts.";
    await expect(call(...confirm, reason, "--as", "viewer@stillwatch.demo")).rejects.toThrow("campaign.decide");
    await expect(call(...confirm, reason, "--as", "nobody@stillwatch.demo")).rejects.toThrow("does not exist");
    const [decision] = objects(await call(...confirm, reason, "--as", "analyst@stillwatch.demo"));
    expect(decision).toMatchObject({ kind: "confirm", campaignId: id, reason, actor: { type: "user" } });
    const directory = mkdtempSync(join(tmpdir(), "shared-"));
    const [file, signature] = [join(directory, "b.json"), join(directory, "b.json.jws")];
    writeFileSync(file, await call(...share, "--signature", signature));
    const bundle = JSON.parse(readFileSync(file, "utf8")) as { type: string; objects: unknown[] };
    expect(bundle.type).toBe("bundle");
    await expect(call("verify-bundle", file)).rejects.toThrow("name whom you trust");
    const [head = ""] = readFileSync(signature, "utf8").split(".");
    const { kid } = JSON.parse(Buffer.from(head, "base64url").toString()) as { kid: string };
    expect(await call("verify-bundle", file, `--thumbprint=${kid}`)).toContain("no byte was changed");
    writeFileSync(file, readFileSync(file, "utf8").replace("campaign", "campaigm"));
    await expect(call("verify-bundle", file, `--thumbprint=${kid}`)).rejects.toThrow("is not the file that was signed");

    const rows = objects(await call("export", "verdicts")).map((row) => VerdictRow.parse(row));
    const of = rows.filter((row) => row.campaign_id === id && row.tier === "core").map((row) => row.account_id);
    let setId = "";
    await withInstallation(silent(), ["review.work"], async (ctx) => {
      const source = { type: "accounts" as const, accountIds: of.slice(0, 15) };
      setId = (await makeSet(ctx, { name: "Western ring", source })).set.id;
    });
    const shareSet = ["export", "bundle", "--set", setId, "--tlp", "amber", "--partner", "North"];
    await expect(call(...shareSet)).rejects.toThrow("--set ID with --into DIR");
    await expect(call(...share, "--set", setId, "--into", directory)).rejects.toThrow(
      "Give --campaign ID, or --set ID",
    );
    const [part, ...none] = objects(await call(...shareSet, "--into", join(directory, "of-set"))) as { file: string }[];
    expect([part, none]).toMatchObject([{ campaignId: id, signature: `${part?.file}.jws` }, []]);
    const written = readFileSync(part?.file ?? "", "utf8");
    expect(part).toMatchObject({ accounts: written.match(/"type":"observed-data"/g)?.length });
    expect(written).toContain('"part":true');
    expect(written).not.toContain("Western");
    expect(await call("verify-bundle", part?.file ?? "", `--thumbprint=${kid}`)).toContain("no byte was changed");
    rmSync(directory, { recursive: true });
    const event = JSON.parse(await call(...share, "--format", "misp")) as { Event: { Tag: unknown[] } };
    expect(event.Event.Tag).toContainEqual({ name: "tlp:amber" });
    const accounts = readFileSync(world.files.accounts, "utf8").match(/acct_[0-9a-f]+/g) ?? [];
    const text = JSON.stringify(bundle);
    expect(accounts.filter((account) => text.includes(account))).toEqual([]);
    expect(await call("audit", "verify")).toMatch(/^\d+ records, intact/);
  }, 180_000);

  it("follows up on decisions with the next run of detection, where no worker is running", async () => {
    const waiting = async () => {
      let events = -1;
      const where = { handledAt: null };
      await withInstallation(silent(), [], async ({ db }) => {
        events = await db.domainEvent.count({ where });
      });
      return events;
    };
    expect(await waiting()).toBeGreaterThan(0);
    await call("detect");
    expect(await waiting()).toBe(0);
  }, 180_000);
});
