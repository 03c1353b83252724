import fc from "fast-check";
import { expect, it } from "vitest";
import { reportAudiences } from "./contract";
import { factsOf, type Incident } from "./facts";
import { asHtml, asMarkdown, fill } from "./render";
import { templates } from "./templates";

const at = new Date("2026-06-20T12:00:00Z");
const incident = {
  campaign: {
    ...{ id: "01a2-internal", codeName: "bright meadow", verdict: "distillation", coreAccounts: 24_731 },
    ...{ exchanges: 28_812_345, firstSeen: "2026-05-01T00:00:00Z", lastSeen: "2026-06-14T00:00:00Z", retiredAt: null },
    familyNats: { payment: 4, content: 9, timing: 0 },
    evidence: [{ value: "4417", display: "card·77", kind: "card" }],
  },
  rates: { medianPerAccountDay: 26.2 },
  loss: {
    total: { exchanges: 9, outputTokens: 5_000_000, reasoningTokens: 0 },
    tasks: 12_345,
    rows: [{ model: "m-4" }],
  },
  capabilities: {
    capabilities: [
      { capability: "coding", share: 0.6 },
      { capability: "vision", share: 0.01 },
    ],
  },
  counts: [
    { tier: "core", disposition: "operated", standing: "banned", accounts: 24_000 },
    { tier: "core", disposition: "unknown", standing: "suspended", accounts: 4 },
  ],
  countries: [{ country: "NL", share: 0.4 }],
  attribution: null,
  at,
} as unknown as Incident;
const claim = { favoured: "second", first: "The other one did it.", second: "These ones did it.", confidence: "low" };
const claimed = { ...incident, attribution: claim } as unknown as Incident;
const blocksFor = (audience: (typeof reportAudiences)[number], one = incident) =>
  fill(templates[audience], factsOf(one, audience));
const textFor = (...args: Parameters<typeof blocksFor>) => asMarkdown(blocksFor(...args));

it("tells the public two digits and nothing below ten, and those who act on it the numbers", () => {
  expect(textFor("public")).toContain("about 25,000 accounts that were run together made about 29,000,000 exchanges");
  expect(textFor("public")).toContain("- fewer than ten accounts were suspended");
  expect(textFor("partner")).toContain("24,731 accounts");
  expect(textFor("partner")).toContain("- 4 accounts were suspended");
});

it("names signals in public classes, the strongest first, and no value of them", () => {
  for (const audience of reportAudiences) {
    const text = textFor(audience);
    expect(text).toContain("- shared the wording of requests\n- shared means of payment\n");
    expect(text).not.toMatch(/01a2-internal|4417|card·77|nats|times of activity/);
  }
});

it("leaves out what is not known, with its heading, and says that it is not", () => {
  expect(textFor("partner")).not.toMatch(/tokens of reasoning|Who may be behind it|\{\{|undefined|null/);
  expect(textFor("regulator")).toContain("Kind of operator: not known");
  expect(textFor("public")).toContain("- Who ran these accounts.");
});

it("calls an attribution an allegation, with the explanation that stands against it", () => {
  expect(textFor("regulator", claimed)).toMatch(
    /These ones did it\.\n\nThis is an allegation with low confidence, not a finding\. .*: The other one did it\./,
  );
});

it("fills every placeholder of every template, and refuses one that is no fact", () => {
  for (const audience of reportAudiences) expect(textFor(audience, claimed)).not.toContain("{{");
  expect(() => fill(["{{nonsense}}"], factsOf(incident, "public"))).toThrow("{{nonsense}}, which is no fact");
});

it("keeps people's words words, in both forms", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."<>&\"'`*_#[]|\\ax ") }), (words) => {
      const html = asHtml([{ kind: "paragraph", text: words }]);
      expect(html.slice(html.indexOf("<body>"))).not.toMatch(/<(?!\/?(body|p|html)>)/);
    }),
  );
  expect(asMarkdown([{ kind: "paragraph", text: "a <b> [c](d) *e*" }])).toBe("a \\<b\\> \\[c\\](d) \\*e\\*\n");
});
