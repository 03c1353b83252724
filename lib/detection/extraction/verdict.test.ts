import { describe, expect, it } from "vitest";
import { defaultConfiguration } from "../configuration";
import type { AccountProfile } from "../model";
import { profile, range } from "../testing";
import { Baseline } from "./baseline";
import { conductNats } from "./conduct";
import { mixingOf } from "./mixing";
import { comparePivots } from "./pivot";
import { scoreGroup } from "./score";
import { suggestVerdict } from "./verdict";

/** Ordinary accounts of very different volume; one in thirty exchanges happens to ask for steps. */
const outside = range(0, 400).map((i) => {
  const exchanges = 2 + ((i * i) % 97);
  const extraction = i % 10 === 0 ? Math.ceil(exchanges / 3) : 0;
  return profile(`o${i}`, {
    exchanges,
    withContent: exchanges,
    extraction,
    elicited: [0, extraction, 0, 0, 0, 0, 0, 0],
  });
});
const baseline = new Baseline(outside);

const harvester = (i: number, over: Partial<AccountProfile> = {}) =>
  profile(`h${i}`, {
    exchanges: 40 + (i % 5),
    withContent: 40 + (i % 5),
    extraction: 16,
    elicited: [12, 6, 0, 0, 0, 0, 0, 0],
    createdAt: "2026-02-25T00:00:00Z",
    mailDomain: `d${i % 6}.example`,
    card: `card ${i % 5}`,
    ...over,
  });

function judge(
  core: readonly AccountProfile[],
  repeats = { asked: 0, repeated: 0 },
  atOneAddress = 2,
  schedule = { seen: 0, expected: 0 },
) {
  const exchanges = core.reduce((sum, one) => sum + one.exchanges, 0);
  const extraction = core.reduce((sum, one) => sum + one.extraction, 0);
  const score = scoreGroup(
    { core, activity: { exchanges, extraction, repeats, schedule }, baseline, atOneAddress },
    [],
    defaultConfiguration,
  );
  return { score, verdict: suggestVerdict(score, { core, hardLinked: core.length }, defaultConfiguration) };
}

describe("the verdict of a linked group", () => {
  it("is distillation when the accounts ask for what trains models and nobody answers for them", () => {
    expect(judge(range(0, 30).map((i) => harvester(i))).verdict).toBe("distillation");
  });

  it("is never distillation by linkage and coordination alone", () => {
    const quiet = { extraction: 0, elicited: [0, 0, 0, 0, 0, 0, 0, 0] };
    const { verdict, score } = judge(range(0, 30).map((i) => harvester(i, quiet)));
    expect(verdict).toBeUndefined();
    expect(score.extraction).toBeLessThan(0);
  });

  it("does not turn a company into a campaign because some of its people ask for steps", () => {
    const staff = range(0, 30).map((i) => {
      const exchanges = 3 + ((i * i) % 120);
      const extraction = i < 5 ? Math.ceil(exchanges / 2) : 0;
      const elicited = [0, extraction, 0, 0, 0, 0, 0, 0];
      return harvester(i, {
        exchanges,
        withContent: exchanges,
        extraction,
        elicited,
        createdAt: "2025-01-01T00:00:00Z",
      });
    });
    expect(judge(staff).verdict).toBeUndefined();
  });

  it("is shared infrastructure for a verified organisation, and evaluation for a research programme", () => {
    const firm = { organization: "org", organizationVerified: true, mailDomain: "firm.example", card: "c" };
    expect(judge(range(0, 30).map((i) => harvester(i, firm))).verdict).toBe("shared_infrastructure");
    expect(judge(range(0, 30).map((i) => harvester(i, { ...firm, program: "research" }))).verdict).toBe("evaluation");
  });

  it("is not distillation for people at one place with one starter template and nothing else in common", () => {
    const venue = range(0, 30).map((i) => {
      const exchanges = 3 + ((i * i) % 70);
      const extraction = Math.ceil(exchanges * (i % 2 === 0 ? 0.3 : 0));
      return harvester(i, {
        exchanges,
        withContent: exchanges,
        extraction,
        elicited: [0, extraction, 0, 0, 0, 0, 0, 0],
        card: "",
      });
    });
    expect(judge(venue, undefined, 30).verdict).not.toBe("distillation");
  });

  it("is evaluation when the same questions go to several accounts", () => {
    const team = range(0, 12).map((i) =>
      harvester(i, { createdAt: "2024-01-01T00:00:00Z", mailDomain: "lab.example", card: "c" }),
    );
    expect(judge(team, { asked: 190, repeated: 180 }).verdict).toBe("evaluation");
  });

  it("does not depend on country: an account's profile has none", () => {
    expect(Object.keys(harvester(0)).filter((key) => /country|nation|language/i.test(key))).toEqual([]);
  });
});

describe("a schedule", () => {
  const nats = (seen: number, expected: number) => {
    const { score } = judge(
      range(0, 12).map((i) => harvester(i)),
      undefined,
      2,
      { seen, expected },
    );
    return score.terms.find(({ name }) => name === "shared_schedule")?.nats ?? Number.NaN;
  };

  it("shows in accounts that take turns and in accounts that start together", () => {
    expect(nats(60, 120)).toBeGreaterThan(1);
    expect(nats(260, 120)).toBeGreaterThan(1);
  });

  it("does not show in accounts that meet as chance has it, or hardly ever", () => {
    expect(nats(126, 120)).toBe(0);
    expect(nats(0, 2)).toBeLessThan(0.5);
    expect(nats(0, 0)).toBe(0);
  });
});

describe("the numbers behind it", () => {
  it("compares the day after a release with everybody else's, with an interval", () => {
    const row = { model: "m", releasedAt: "2026-03-01T00:00:00Z", medianHours: 4 };
    const [pivot] = comparePivots(
      [{ ...row, number: 1, exchanges: 200, onNew: 100, accounts: 40 }],
      [{ ...row, number: 0, exchanges: 5000, onNew: 250, accounts: 2000 }],
    );
    expect(pivot?.lift).toBeCloseTo(10, 0);
    expect(pivot?.low).toBeGreaterThan(5);
    expect(pivot?.high).toBeLessThan(20);
    const few = { ...row, number: 1, exchanges: 10, onNew: 10, accounts: 1 };
    expect(comparePivots([few], [{ ...few, number: 0, exchanges: 500 }])).toEqual([]);
  });

  it("takes accounts, not exchanges, as the draws of the mixing interval", () => {
    const few = mixingOf(range(0, 10).map(() => ({ slice: 300, exchanges: 1000 })));
    const many = mixingOf(range(0, 1000).map(() => ({ slice: 3, exchanges: 10 })));
    expect(few?.share).toBe(0.3);
    expect((few?.high ?? 0) - (few?.low ?? 0)).toBeGreaterThan(5 * ((many?.high ?? 0) - (many?.low ?? 0)));
    expect(mixingOf([])).toBeNull();
  });

  it("holds much traffic without any extraction against an account, and little traffic hardly", () => {
    const busy = profile("busy", { exchanges: 400, withContent: 400 });
    const quiet = profile("quiet", { exchanges: 2, withContent: 2 });
    expect(conductNats(busy, 0, 0.3, 0.03)).toBeLessThan(-4);
    expect(conductNats(quiet, 0, 0.3, 0.03)).toBeGreaterThan(-1);
    expect(conductNats(busy, 120, 0.3, 0.03)).toBeGreaterThan(1);
    expect(conductNats(profile("silent", { withContent: 0 }), 0, 0.3, 0.03)).toBe(0);
  });
});
