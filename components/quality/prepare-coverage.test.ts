import { describe, expect, it } from "vitest";
import { accountEvidence, type Coverage, exchangeEvidence, otherExchangeFields } from "@/lib/casefile/contract";
import { coveredAttributes, coveredFields } from "@/lib/traffic/contract";
import { formatDuration, formatLag } from "./durations";
import { prepareCoverage } from "./prepare-coverage";

const coverage: Coverage = {
  of: 100,
  fields: { ip: 0, asn: 40, user_agent: 100, prompt: 99, session_id: 10 },
  families: { network: 0, client: 100, content: 99 },
  days: [
    { day: "2026-02-27", of: 60, counts: { network: 0, client: 60, ip: 0, asn: 0, session_id: 10 } },
    { day: "2026-03-02", of: 40, counts: { network: 0, client: 40, ip: 0, asn: 40, session_id: 0 } },
  ],
};

describe("coverage", () => {
  const prepared = prepareCoverage(coverage, exchangeEvidence, otherExchangeFields);

  it("tells a family that is not available from one that some or all have", () => {
    expect(prepared.groups.map(({ family, state }) => [family, state])).toEqual([
      ["network", "absent"],
      ["client", "whole"],
      ["content", "partial"],
    ]);
    expect(prepared.groups[0]?.loss).toContain("No address");
  });

  it("has a share for each day, and none for a day of which nothing is stored", () => {
    const asn = prepared.groups[0]?.fields.find(({ name }) => name === "asn");
    expect(asn?.days.map(({ day, share }) => [day, share])).toEqual([
      ["2026-02-27", 0],
      ["2026-02-28", null],
      ["2026-03-01", null],
      ["2026-03-02", 1],
    ]);
    const session = prepared.others.find(({ name }) => name === "session_id");
    expect(session).toMatchObject({ having: 10, about: expect.any(String) });
    expect(session?.days.map(({ having, of }) => `${having}/${of}`)).toEqual(["10/60", "0/0", "0/0", "0/40"]);
  });

  it("draws nothing where only the sum is known, and nothing of nothing", () => {
    expect(prepared.others.find(({ name }) => name === "end_user_id")?.days).toEqual([]);
    const empty = prepareCoverage({ of: 0, fields: {}, families: {}, days: [] }, accountEvidence, {});
    expect(empty.groups.every(({ state, row }) => state === "absent" && row.days.length === 0)).toBe(true);
  });

  it("shows every field that is counted, in exactly one place", () => {
    const shown = [...exchangeEvidence.flatMap(({ fields }) => fields), ...Object.keys(otherExchangeFields)];
    expect(shown.sort()).toEqual([...coveredFields].sort());
    const evidence = accountEvidence.flatMap(({ fields }) => fields);
    expect(coveredAttributes.filter((name) => evidence.includes(name))).toHaveLength(evidence.length);
  });
});

describe("lengths of time", () => {
  it("are said in the largest unit that has two", () => {
    const minute = 60_000;
    expect(formatDuration(30_000)).toBe("less than a minute");
    expect(formatDuration(minute)).toBe("1 minute");
    expect(formatDuration(119 * minute)).toBe("119 minutes");
    expect(formatDuration(47 * 60 * minute)).toBe("47 hours");
    expect(formatDuration(49 * 60 * minute)).toBe("2 days");
  });

  it("lie behind, or ahead where a clock is wrong", () => {
    expect(formatLag("2026-03-01T10:00:00Z", "2026-03-01T12:30:00Z")).toBe("2 hours behind");
    expect(formatLag("2026-03-01T13:00:00Z", "2026-03-01T12:30:00Z")).toBe("30 minutes ahead");
  });
});
