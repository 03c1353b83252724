import { beforeAll, describe, expect, it } from "vitest";
import { day, newId, seededRandom } from "@/lib/kernel";
import { worldPreset } from "@/lib/simulator";
import { defaultConfiguration } from "./configuration";
import { PhaseClock } from "./phases";
import { findCampaigns } from "./pipeline";
import { type Row, simulatedWorld, storeOf, type World } from "./testing/world";

let world: World;
let innocents: Set<string>;

beforeAll(async () => {
  const simulated = await simulatedWorld(worldPreset({ accounts: 900, exchanges: 17_000, days: 14, seed: 5007 }));
  world = simulated;
  innocents = new Set(simulated.labels.flatMap(({ account, campaign }) => (campaign === null ? account : [])));
}, 60_000);

/** Each member with its campaign's verdict, sorted: what detection says about a world. */
async function verdictsOf(from: World): Promise<string[]> {
  const store = await storeOf(from);
  try {
    const run = { store, runId: newId(), config: defaultConfiguration, clock: new PhaseClock() };
    const { assessed, ids } = await findCampaigns(run);
    return assessed
      .flatMap(({ members, verdict }) => members.map(({ account, tier }) => `${ids[account]} ${tier} ${verdict}`))
      .sort();
  } finally {
    await store.drop();
  }
}

const flagged = (verdicts: readonly string[]): string[] =>
  verdicts.flatMap((one) => (one.endsWith(" core distillation") ? (one.split(" ")[0] ?? []) : []));

const without = (rows: Row[], ...fields: string[]): Row[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field))));

describe("detection on input that is not as one would wish", () => {
  let usual: string[];

  beforeAll(async () => {
    usual = await verdictsOf(world);
  }, 60_000);

  it("finds campaigns in the world as it is, and no innocents", () => {
    expect(flagged(usual).length).toBeGreaterThan(15);
    expect(flagged(usual).filter((id) => innocents.has(id))).toEqual([]);
  });

  const stripped: [string, () => World][] = [
    ["payment", () => ({ ...world, accounts: without(world.accounts, "payment_fingerprint", "payment_type") })],
    ["content", () => ({ ...world, exchanges: without(world.exchanges, "prompt", "system_prompt", "tools") })],
    [
      "addresses",
      () => ({
        ...world,
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
      ...world,
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
    const more = Array.from({ length: 8_000 }, (_, i) => ({
      ...(own[i % own.length] ?? {}),
      exchange_id: newId(),
      ts: new Date(Date.parse("2026-01-13T00:00:00Z") + i * 125_000).toISOString(),
    }));
    const verdicts = await verdictsOf({ ...world, exchanges: [...world.exchanges, ...more] });
    expect(flagged(verdicts).filter((id) => innocents.has(id))).toEqual([]);
    expect(flagged(verdicts).length).toBeGreaterThan(0.9 * flagged(usual).length);
  }, 60_000);

  it("finds the same beside a card, a device, an address and a prompt that half of all accounts share", async () => {
    const random = seededRandom("half");
    const half = new Set(world.accounts.flatMap((row) => (random.chance(0.5) ? String(row.account_id) : [])));
    const changed = (rows: Row[], extra: Row): Row[] =>
      rows.map((row) => (half.has(String(row.account_id)) ? { ...row, ...extra } : row));
    const extra = { payment_fingerprint: "card_everybody", device_fingerprint: "dev_everybody", referrer_code: "ALL" };
    const doors = world.exchanges.map((row, i) =>
      half.has(String(row.account_id)) && i % 3 === 0
        ? { ...row, ip: "203.0.113.9", client_fingerprint: "everybody", system_prompt: "You are of help to everybody." }
        : row,
    );
    const verdicts = await verdictsOf({ ...world, accounts: changed(world.accounts, extra), exchanges: doors });
    expect(flagged(verdicts).filter((id) => innocents.has(id))).toEqual([]);
    // Half of the campaigns' own cards, devices and clients are gone: the others carry them.
    expect(flagged(verdicts).length).toBeGreaterThan(0.8 * flagged(usual).length);
  }, 60_000);

  it("finds the same, and accuses nobody, when every account was active before it was created", async () => {
    const ends = Date.parse("2026-01-26T00:00:00Z");
    const early = {
      ...world,
      accounts: world.accounts.map((row, i) => ({
        ...row,
        created_at: new Date(ends + (i % 90) * day).toISOString(),
      })),
    };
    const verdicts = await verdictsOf(early);
    expect(flagged(verdicts).filter((id) => innocents.has(id))).toEqual([]);
    expect(flagged(verdicts).length).toBeGreaterThan(0.8 * flagged(usual).length);
  }, 60_000);
});
