import { createHmac } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { reloadEnvironment } from "@/lib/env";
import { newId } from "@/lib/kernel";
import type { Sheet } from "../bundles/sheet";
import { sharingCategories, type Tlp, tlpLevels } from "../contract";
import { mispText } from "../misp/event";
import { stixText } from "../stix/bundle";
import type { LedgerObject } from "../store/ledger";
import { type Admission, admit, type CampaignAtGate, type PartnerAtGate } from "./admission";
import { passCampaign, passMember, passValue, passWrapper } from "./gate";
import { heldReasons, type Passed } from "./passed";

beforeAll(() => reloadEnvironment({ STILLWATCH_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64") }));

const now = new Date("2026-11-28T12:00:00Z");
const moment = new Date("2026-11-20T12:34:56Z");
const campaign: CampaignAtGate = {
  codeName: "Quiet Heron",
  verdict: "distillation",
  isConfirmed: true,
  hasEnded: false,
  isPart: false,
  exchanges: 1_000,
  firstSeen: moment,
  lastSeen: moment,
  marking: "clear",
};
const partner: PartnerAtGate = {
  name: "North",
  isDisabled: false,
  keys: ["k1", "k2"].map((id) => ({
    id,
    token: (type, value) => createHmac("sha256", id).update(`${type}\0${value}`).digest("hex"),
  })),
  agreement: {
    ...{ id: newId(), partnerId: newId(), version: 3, categories: [...sharingCategories], retentionDays: 30 },
    ...{ purposes: ["prevent_extraction"], country: "DE", sharesAccountNamespace: true, leastTlp: "clear" },
    ...{ signedAt: "2026-01-01T00:00:00.000Z", signedBy: "Counsel", expiresAt: "2027-01-01T00:00:00.000Z" },
    ...{ recordedBy: "Officer", recordedAt: "2026-01-01T00:00:00.000Z" },
  },
};

function admitted(over: Partial<PartnerAtGate> = {}, of: Partial<CampaignAtGate> = {}): Admission {
  const { admission, refusal } = admit({ tlp: "amber" }, { ...campaign, ...of }, { ...partner, ...over }, now);
  if (admission === null) throw new Error(refusal);
  return admission;
}

async function written(passed: Passed[], format: (sheet: Sheet) => AsyncIterable<string>): Promise<string> {
  const object = (content: Passed): LedgerObject => ({
    ...{ id: newId(), content, createdAt: now, modifiedAt: now, revokedAt: null },
  });
  const about = passed.filter(({ kind }) => kind !== "account").map(object);
  const accounts = passed.filter(({ kind }) => kind === "account").map(object);
  async function* pages() {
    yield accounts;
  }
  const sheet = { exportId: newId(), tlp: "amber" as const, exportedAt: now, recall: null, about, accounts: pages() };
  let text = "";
  for await (const piece of format(sheet)) text += piece;
  expect(() => JSON.parse(text)).not.toThrow();
  return text;
}

/** What the house calls those who were chosen, and says of them: words for colleagues. */
const gathered = { name: "Gift cards western ring", description: "A tip of Bob's", notes: ["their second shift"] };

const inner = (prefix: string) => fc.uuid().map((id) => `${prefix}-${id}`);
const hash = fc.uuid().map((id) => id.replaceAll("-", "").repeat(2));
const member = fc.record({
  accountId: inner("acct"),
  tier: fc.constantFrom("core" as const, "associated" as const),
  disposition: fc.constantFrom("operated", "compromised", "relay_customer", "bystander", "unknown"),
  isRecalled: fc.boolean(),
  exchanges: fc.nat(1_000),
  firstSeen: fc.constantFrom(null, moment),
  lastSeen: fc.constantFrom(null, moment),
  mailHash: fc.oneof(hash, fc.constant("")),
  phoneHash: fc.oneof(hash, fc.constant("")),
  // Nothing of this is asked for, and all of it comes along where rows are handed on whole.
  organization: inner("org"),
  card: inner("card"),
  mail: fc.emailAddress().map((mail) => `inner${mail}`),
  families: fc.constant({ payment_nats: 8 }),
  set: fc.constant(gathered),
});
const value = fc.record({
  kind: fc.constant("address" as const),
  clear: fc.oneof(fc.ipV4(), fc.ipV6(), inner("no-address"), fc.constant(undefined)),
  core: fc.integer({ min: 0, max: 40 }),
  all: fc.integer({ min: 0, max: 40 }),
  isHub: fc.boolean(),
  owner: fc.constantFrom(
    "",
    "Example Hosting 7",
    "Example Broadband 4",
    "Example Wireless 2",
    "Example Campus Network 9",
  ),
  firstSeen: fc.constant(null),
  lastSeen: fc.constant(moment),
});
const wrapper = fc.record({
  core: fc.integer({ min: 0, max: 40 }),
  all: fc.integer({ min: 0, max: 40 }),
  released: fc.oneof(inner("prompt 9"), fc.constant(undefined)),
  lastSeen: fc.constant(moment),
});

describe("the gate", () => {
  it("lets no internal value into any format, whatever comes to it", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(member, { maxLength: 12 }),
        fc.array(value, { maxLength: 8 }),
        fc.array(wrapper, { maxLength: 4 }),
        fc.boolean(),
        fc.boolean(),
        async (members, values, wrappers, sharesAccountNamespace, isPart) => {
          const agreement = partner.agreement && { ...partner.agreement, sharesAccountNamespace };
          const ofSet = { ...campaign, isPart, set: gathered, setVersion: 3 };
          const admission = admitted({ agreement }, ofSet);
          const outcomes = [
            ...values.map((one) => passValue(admission, one)),
            ...wrappers.map((one) => passWrapper(admission, one)),
            ...members.map((one) => passMember(admission, one)),
          ];
          const passed: Passed[] = [
            ...passCampaign(admission, { accounts: members.length, held: new Map([["addresses: a hub", 4]]) }),
            ...outcomes.flatMap((outcome) => outcome.passed ?? []),
          ];
          const shared = members.filter(
            (one) => one.tier === "core" && ["operated", "unknown"].includes(one.disposition) && !one.isRecalled,
          );
          const known = shared.filter((one) => one.mailHash || one.phoneHash || sharesAccountNamespace);
          expect(passed.filter(({ kind }) => kind === "account")).toHaveLength(known.length);
          for (const format of [stixText, mispText]) {
            const text = await written(passed, format);
            for (const one of members) {
              const inside = [one.accountId, one.organization, one.card, one.mail, one.mailHash, one.phoneHash];
              for (const secret of inside) if (secret !== "") expect(text).not.toContain(secret);
            }
            const words = ["payment", "nats", "Example", "disposition", "prompt 9", "western", "Bob's", "second shift"];
            for (const word of words) expect(text).not.toContain(word);
            expect(text.includes("of a part of it")).toBe(isPart);
            for (const { clear, core, all, isHub, owner } of values) {
              const isPrecise = core >= 5 && core / Math.max(core, all) >= 0.9;
              const may = isPrecise && !isHub && (owner === "" || owner === "Example Hosting 7");
              const others = values.filter((one) => one.clear === clear).length > 1;
              if (clear !== undefined && !may && !others) expect(text).not.toContain(`"${clear}"`);
              if (clear !== undefined && !may && !others) expect(text).not.toContain(`'${clear}'`);
            }
          }
        },
      ),
      { numRuns: 60 },
    ));

  it("blocks what is marked above the bundle, and lets nothing out without an agreement that covers it", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...tlpLevels),
        fc.constantFrom(...tlpLevels),
        fc.constantFrom(...tlpLevels),
        (marking, leastTlp, tlp) => {
          const agreement = partner.agreement && { ...partner.agreement, leastTlp };
          const { refusal } = admit({ tlp }, { ...campaign, marking }, { ...partner, agreement }, now);
          const rank = (level: Tlp) => tlpLevels.indexOf(level);
          expect(refusal === null).toBe(rank(marking) <= rank(tlp) && rank(leastTlp) <= rank(tlp));
        },
      ),
    );
    const refusalOf = (over: Partial<PartnerAtGate>, of = campaign) =>
      admit({ tlp: "red" }, of, { ...partner, ...over }, now).refusal;
    expect(refusalOf({ agreement: null })).toMatch("a sharing officer records one on the Partners page");
    expect(refusalOf({ keys: [] })).toMatch("Make a new key");
    expect(refusalOf({ isDisabled: true })).toMatch("disabled");
    expect(refusalOf({}, { ...campaign, isConfirmed: false })).toMatch("Nobody has confirmed");
    expect(refusalOf({}, { ...campaign, hasEnded: true })).toMatch("has ended");
    const early = partner.agreement && { ...partner.agreement, signedAt: "2026-12-24T00:00:00.000Z" };
    expect(refusalOf({ agreement: early })).toMatch("only from 2026-12-24");
  });

  it.each([
    ["address", "10.1.2.3", "", "private_network"],
    ["address", "100.64.7.7", "", "carrier"],
    ["address", "fe80::1", "", "private_network"],
    ["address", "8.8.4.4", "Deutsche Telekom AG", "residential"],
    ["address", "8.8.4.4", "T-Mobile", "carrier"],
    ["address", "8.8.4.4", "Universität Wien", "university"],
    ["address", "8.8.4.4", "Contoso Hosting", undefined],
    ["address", "2001:4860::8", "", undefined],
    ["domain", "gmail.com", "", "public_mail"],
    ["domain", "student.uni.ac.uk", "", "university"],
    ["domain", "not a domain", "", "not_readable"],
    ["domain", "x' OR '1'='1.com", "", "not_readable"],
    ["domain", "bulk-signups.net", "", undefined],
  ] as const)("holds %s %s of %s back as %s", (kind, clear, owner, reason) => {
    const held = { core: 20, all: 21, isHub: false, firstSeen: null, lastSeen: moment };
    expect(passValue(admitted(), { ...held, kind, clear, owner }).held).toBe(reason);
  });

  it("lets a wrapper out only released, masked, of twenty core members and of nobody else", () => {
    const outcome = (over: object) =>
      passWrapper(admitted(), { core: 20, all: 20, released: "grade this N answer 0", lastSeen: null, ...over }).held;
    expect(outcome({})).toBeUndefined();
    expect(outcome({ core: 19, all: 19 })).toBe("few_core");
    expect(outcome({ all: 21 })).toBe("strangers");
    expect(outcome({ released: undefined })).toBe("not_released");
    for (const released of ["ask bob@firm", "call 5", "Dear Anna", 'say "x"', "see http://a"])
      expect(outcome({ released })).toBe("not_masked");
    expect(new Set(Object.values(heldReasons).map(({ words }) => words)).size).toBe(Object.keys(heldReasons).length);
  });

  it("says no count below ten, and none where counts are not included", () => {
    const held = new Map([
      ["few", 9],
      ["many", 10],
    ]);
    expect(passCampaign(admitted(), { accounts: 9, held })[0]).toMatchObject({
      accounts: null,
      exchanges: 1_000,
      held: [{ what: "many", count: 10 }],
    });
    const { admission } = admit({ tlp: "red", categories: ["tokens"] }, campaign, partner, now);
    const [said] = admission === null ? [] : passCampaign(admission, { accounts: 90, held });
    expect(said).toMatchObject({ accounts: null, exchanges: null, held: [] });
  });
});
