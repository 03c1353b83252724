import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import { database } from "@/lib/db";
import { takeFile } from "@/lib/ingest";
import { day, newId, seededRandom } from "@/lib/kernel";
import { simulateWorld, worldPreset } from "@/lib/simulator";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { defaultConfiguration } from "./configuration";
import { PhaseClock } from "./phases";
import { findCampaigns } from "./pipeline";

type Row = Record<string, unknown>;
interface World {
  accounts: Row[];
  exchanges: Row[];
}

let directory: string;
let world: World;
let releases: string;
let innocents: Set<string>;

const parsed = (text: string): Row[] =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "stillwatch-robust-"));
  const preset = worldPreset({ accounts: 1200, exchanges: 24_000, days: 14, seed: 5007 });
  const { files } = await simulateWorld({ ...preset, out: directory });
  const exchanges: Row[] = [];
  const lines = createInterface({ input: createReadStream(files.exchanges).pipe(createGunzip()) });
  for await (const line of lines) exchanges.push(JSON.parse(line));
  world = { accounts: parsed(await readFile(files.accounts, "utf8")), exchanges };
  releases = files.releases;
  const labels = parsed(await readFile(files.labels, "utf8"));
  innocents = new Set(labels.flatMap((one) => (one.campaign === null ? String(one.account) : [])));
}, 60_000);

afterAll(() => rm(directory, { recursive: true, force: true }));

/** Each member with its campaign's verdict, sorted: what detection says about a world. */
async function verdictsOf({ accounts, exchanges }: World): Promise<string[]> {
  const store = await createTestWarehouse();
  try {
    const ctx = testContext(database(), ["admin"], { warehouse: store });
    const take = async (kind: "accounts" | "exchanges", rows: Row[]) => {
      const file = path.join(directory, `${kind}.ndjson`);
      await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
      await takeFile(ctx, { kind, file, idempotencyKey: newId() });
    };
    if (accounts.length > 0) await take("accounts", accounts);
    await takeFile(ctx, { kind: "releases", file: releases, idempotencyKey: newId() });
    await take("exchanges", exchanges);
    const run = { store, runId: newId(), config: defaultConfiguration, clock: new PhaseClock() };
    const { assessed, profiles } = await findCampaigns(run);
    return assessed
      .flatMap(({ members, verdict }) =>
        members.map(({ account, tier }) => `${profiles[account]?.accountId} ${tier} ${verdict}`),
      )
      .sort();
  } finally {
    await store.drop();
  }
}

const flagged = (verdicts: readonly string[]): string[] =>
  verdicts.flatMap((one) => (one.endsWith(" core distillation") ? (one.split(" ")[0] ?? []) : []));

const without = (rows: Row[], ...fields: string[]): Row[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field))));

/** Gives every account the value that another one has, the same on all its rows. */
function permuted({ accounts, exchanges }: World): World {
  const random = seededRandom("permutation");
  const ids = accounts.map((row) => String(row.account_id));
  const countries = random.shuffle(accounts.map((row) => row.country));
  const own = new Map(ids.map((id, i) => [id, { country: countries[i] ?? "ZZ", language: `l${random.integer(9)}` }]));
  const change = (row: Row): Row => {
    const { country, language } = own.get(String(row.account_id)) ?? { country: "ZZ", language: "l0" };
    return { ...row, country, language, nationality: country };
  };
  return { accounts: accounts.map(change), exchanges: exchanges.map(change) };
}

describe("detection on input that is not as one would wish", () => {
  let usual: string[];

  beforeAll(async () => {
    usual = await verdictsOf(world);
  }, 60_000);

  it("finds campaigns in the world as it is, and no innocents", () => {
    expect(flagged(usual).length).toBeGreaterThan(15);
    expect(flagged(usual).filter((id) => innocents.has(id))).toEqual([]);
  });

  it("says the same whatever country, language and nationality the accounts have", async () => {
    expect(await verdictsOf(permuted(world))).toEqual(usual);
  }, 60_000);

  const stripped: [string, () => World][] = [
    ["payment", () => ({ ...world, accounts: without(world.accounts, "payment_fingerprint", "payment_type") })],
    ["content", () => ({ ...world, exchanges: without(world.exchanges, "prompt", "system_prompt", "tools") })],
    [
      "addresses",
      () => ({
        accounts: without(world.accounts, "signup_ip"),
        exchanges: without(world.exchanges, "ip", "asn", "as_org"),
      }),
    ],
    ["attributes of accounts", () => ({ ...world, accounts: [] })],
  ];
  it.each(stripped)(
    "accuses nobody without any %s",
    async (_, make) => {
      const verdicts = await verdictsOf(make());
      expect(flagged(verdicts).filter((id) => innocents.has(id))).toEqual([]);
    },
    60_000,
  );

  it("accuses nobody when clocks jump and accounts are active before they were created", async () => {
    const random = seededRandom("clocks");
    const late = (row: Row): Row => ({ ...row, created_at: "2026-01-25T00:00:00Z" });
    const jumps = (row: Row): Row => {
      const at = Date.parse(String(row.ts)) + (random.chance(0.05) ? Math.round((random.next() - 0.5) * 2 * day) : 0);
      return { ...row, ts: new Date(at).toISOString() };
    };
    const odd = {
      accounts: world.accounts.map((row) => (random.chance(0.2) ? late(row) : row)),
      exchanges: world.exchanges.map(jumps),
    };
    const verdicts = await verdictsOf(odd);
    expect(flagged(verdicts).filter((id) => innocents.has(id))).toEqual([]);
    expect(flagged(verdicts).length).toBeGreaterThan(10);
  }, 60_000);

  it("leaves one account with very many exchanges alone, and finds the others beside it", async () => {
    const [busy = ""] = innocents;
    const own = world.exchanges.filter((row) => row.account_id === busy);
    const more = Array.from({ length: 20_000 }, (_, i) => ({
      ...(own[i % own.length] ?? {}),
      exchange_id: newId(),
      ts: new Date(Date.parse("2026-01-13T00:00:00Z") + i * 50_000).toISOString(),
    }));
    const verdicts = await verdictsOf({ ...world, exchanges: [...world.exchanges, ...more] });
    expect(flagged(verdicts).filter((id) => innocents.has(id))).toEqual([]);
    expect(flagged(verdicts).length).toBeGreaterThan(0.9 * flagged(usual).length);
  }, 60_000);
});
