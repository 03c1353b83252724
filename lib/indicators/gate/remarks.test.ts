import fc from "fast-check";
import { expect, it } from "vitest";
import { faultsOf, namedIn } from "./free-text";
import { passOpinion, passSighting, type RemarkAdmission, type SightedAtGate } from "./remarks";

const agreed = (...categories: string[]) => ({ agreement: { categories } }) as unknown as RemarkAdmission;
const sighted: SightedAtGate = {
  ...{ of: "indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f", accounts: 12, judged: 12, mostOperated: 0.24 },
  ...{ from: new Date("2026-10-02T13:14:15Z"), until: new Date("2026-11-03T01:02:03Z") },
};

it("lets a count out where it singles nobody out and counts are agreed on, and whole days alone", () => {
  expect(passSighting(agreed("counts"), sighted)).toMatchObject({
    ...{ accounts: 12, firstSeen: "2026-10-02T00:00:00.000Z", lastSeen: "2026-11-03T00:00:00.000Z" },
  });
  expect(passSighting(agreed("counts"), { ...sighted, accounts: 9 }).accounts).toBeNull();
  expect(passSighting(agreed("tokens"), sighted).accounts).toBeNull();
});

it("has an opinion only where own judgements contradict the indicator", () => {
  expect(passOpinion(agreed("counts"), sighted)).toMatchObject({ opinion: "disagree", judged: 12 });
  expect(passOpinion(agreed("counts"), { ...sighted, mostOperated: 0.1 })?.opinion).toBe("strongly-disagree");
  for (const mostOperated of [null, 0.5, 1])
    expect(passOpinion(agreed("counts"), { ...sighted, mostOperated })).toBeUndefined();
});

it("finds identifiers wherever they stand in a text, and nothing in plain words, dates and figures", () => {
  const seen = (text: string, ownAccounts: string[] = []) => faultsOf({ text, masked: text, ownAccounts, untold: [] });
  const around = fc.constantFrom("", " ", ", and ", " (", ": ", "\n");
  const identifiers = fc.constantFrom(
    ...["+49 30 901820-1", "2001:db8::7", "203.0.113.9", "203.0.113.0/24", "0f".repeat(32)],
    "8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f",
  );
  fc.assert(
    fc.property(around, identifiers, around, (before, identifier, after) => {
      expect(seen(`As said${before === "" ? " " : before}${identifier}${after} of late.`)).not.toEqual([]);
    }),
  );
  expect(seen("Since 2026-10-02 about 25,000 accounts in 45 days, 0.5 each; version 1.2.3 of TLP 2.0?")).toEqual([]);
  expect(seen("x", ["acct-1"])).toEqual(['the id of an own account ("acct-1")']);
  expect(faultsOf({ text: "a [mail] b@c.de", masked: "a [mail] [mail]", ownAccounts: [], untold: [] })).toEqual([
    "a mail address",
  ]);
});

it("finds a code name however it is written, and none in plain words that hold only a part of one", () => {
  const names = ["quiet anchor", "Velvet Fugue", "Heron"];
  for (const text of [
    "Quiet Anchor's accounts again.",
    "See quiet-anchor.stix.json of May.",
    "the same hands as (QUIET\nANCHOR)",
    "\u201Cquiet\u2011anchor\u201D, we think",
    "quiet_anchor",
  ])
    expect(namedIn(text, names), text).toEqual(["quiet anchor"]);
  for (const text of [
    "It was quiet. Anchor tags were in none of the prompts.",
    "A quiet, anchor-like pattern of a heron.",
    "unquiet anchor, quiet anchorage, quiet old anchor",
    "Velvet fugues are played in the hall.",
  ])
    expect(namedIn(text, names), text).toEqual([]);
  const text = "Is it Velvet Fugue who pays?";
  expect(faultsOf({ text, masked: text, ownAccounts: [], untold: names })).toEqual([
    'a code name that its readers were not told ("Velvet Fugue")',
  ]);
});
