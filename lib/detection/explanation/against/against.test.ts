import { describe, expect, it } from "vitest";
import { type AgainstTest, type ExculpatoryTest, ExculpatoryTest as Tests } from "../../contract";
import { lookAtProfiles } from "../../extraction/outside";
import { buildIncidences } from "../../links/incidences";
import type { AccountProfile } from "../../model";
import { profile, range, shared } from "../../testing";
import { accountTests } from "./account-tests";
import { campaignTests } from "./campaign-tests";
import { coreView } from "./core-view";
import { hasNight } from "./measures";
import { type Surroundings, surroundingsOf } from "./surroundings";

const hours = (of: (hour: number) => number) => range(0, 24).map(of);
const byDay = hours((hour) => (hour >= 8 && hour < 20 ? 10 : 0));
const around: Pick<Surroundings, "hubs" | "listed" | "evaluations"> = {
  ...{ hubs: new Uint8Array(8), listed: new Map(), evaluations: null },
};

/** Six members and forty others of their volume; members share one address. */
async function world(over: Partial<AccountProfile>, evaluations: ReadonlySet<string> | null = null) {
  const members = range(0, 6).map((i) => profile(`m${i}`, { exchanges: 120, withNetwork: 120, ...over }));
  const others = range(0, 40).map((i) => profile(`o${i}`, { exchanges: 100, withSession: 100, multiTurn: 50 }));
  const profiles = [...members, ...others];
  const table = buildIncidences(profiles.length, [shared("ip", "1", range(0, 6)), shared("ip", "2", range(10, 30))]);
  const group = { core: range(0, 6), associated: [], basis: [], evidence: new Map(), threshold: 0, isOneEvent: false };
  const seen = await lookAtProfiles({ groups: [group], table, hubs: around.hubs }, profiles);
  const input = { ...around, evaluations, profiles: seen.profiles, table };
  return { members, surroundings: surroundingsOf(input, seen.outside) };
}

async function testsOf(
  over: Partial<AccountProfile>,
  slice = 40,
  evaluations: ReadonlySet<string> | null = null,
  homeNats = 0,
) {
  const { members, surroundings } = await world(over, evaluations);
  const core = members.map((member, account) => ({
    account,
    profile: member,
    slice,
    isCompromised: false,
    hasHome: homeNats > 0 && account === 1,
  }));
  const home = { nats: homeNats, of: 12, isTooMuch: false };
  const [first] = core;
  if (!first) throw new Error("There are members.");
  const own = accountTests({ ...first, conductNats: 0, home }, coreView(core, surroundings), surroundings);
  return { own: byName(own), all: byName(campaignTests({ core, terms: [] }, surroundings)) };
}

const byName = (tests: readonly AgainstTest[]) =>
  Object.fromEntries(tests.map((test) => [test.name, test])) as Record<ExculpatoryTest, AgainstTest>;

describe("tests that could clear an account", () => {
  it("find its contract, its organisation, its conversations, its night and its age", async () => {
    const { own } = await testsOf({
      ...{ program: "enterprise", paymentType: "invoice", organizationVerified: true, organization: "org" },
      ...{ withSession: 120, multiTurn: 90, templates: 110, withContent: 120, hours: byDay },
    });
    for (const name of ["contract", "verified_organisation", "declared_organisation", "conversations"] as const) {
      expect(own[name].state, name).toBe("found");
    }
    expect(own.conversations).toMatchObject({ numerator: 90, denominator: 120, baseline: 0.5 });
    expect(own.day_night).toMatchObject({ state: "found", numerator: 0, denominator: 120 });
    expect(own.tenure).toMatchObject({ state: "found", numerator: 365, denominator: 90 });
    expect(own.own_work).toMatchObject({ state: "absent", numerator: 40, denominator: 120 });
  });

  it("look in vain where there is something to look at", async () => {
    const { own } = await testsOf({
      hours: hours(() => 5),
      createdAt: "2026-02-27T00:00:00Z",
      withSession: 120,
      addresses: 3,
    });
    for (const name of ["contract", "conversations", "day_night", "tenure", "shared_egress"] as const) {
      expect(own[name].state, name).toBe("absent");
    }
    expect(own.shared_egress).toMatchObject({ numerator: 0, denominator: 3 });
  });

  it("are not made where the input has nothing, instead of counting against the account", async () => {
    const nothing = {
      ...{ program: "", paymentType: "", verification: "", createdAt: null, card: "" },
      ...{ withContent: 0, withNetwork: 0, addresses: 0, exchanges: 4 },
    };
    const { own, all } = await testsOf(nothing);
    const made = (tests: typeof own) => Object.values(tests).filter(({ state }) => state !== "not_available");
    expect(made(own)).toEqual([]);
    expect(made(all)).toEqual([]);
    expect(Object.keys(all)).toEqual(Tests.options);
  });

  it("know what people judged to be an evaluation, once anybody has judged", async () => {
    expect((await testsOf({})).own.evaluation_list.state).toBe("not_available");
    expect((await testsOf({}, 40, new Set(["m0"]))).own.evaluation_list).toMatchObject({
      state: "found",
      numerator: 1,
    });
    expect((await testsOf({}, 40, new Set(["o1"]))).own.evaluation_list).toMatchObject({
      state: "absent",
      numerator: 0,
    });
  });

  it("count what an account has from its home, and the members that have one", async () => {
    const { own, all } = await testsOf({ withNetwork: 1 }, 40, null, 5);
    expect(own.home).toMatchObject({ state: "absent", numerator: 5, denominator: 12 });
    expect(all.home).toMatchObject({ state: "absent", numerator: 1, denominator: 6 });
  });

  it("tell one place from an address that was merely seen", async () => {
    expect((await testsOf({})).own.one_place).toMatchObject({ state: "absent", denominator: 6 });
    expect((await testsOf({ withNetwork: 1 })).own.one_place).toMatchObject({
      state: "found",
      numerator: 6,
      denominator: 6,
    });
  });
});

describe("a night", () => {
  it("is no accident of few exchanges, nor of a few days", async () => {
    const busy = { exchanges: 120, hours: byDay };
    expect(hasNight(profile("a", busy))).toBe(true);
    expect(hasNight(profile("a", { ...busy, lastSeen: "2026-03-02T00:00:00Z" }))).toBe(false);
    expect(hasNight(profile("a", { exchanges: 12, hours: hours((hour) => (hour < 12 ? 1 : 0)) }))).toBe(false);
    expect(hasNight(profile("a", { exchanges: 120, hours: hours(() => 5) }))).toBe(false);
  });
});
