import fc from "fast-check";
import { expect, it } from "vitest";
import { isDomainError } from "@/lib/kernel";
import type { InboundFormat } from "../vocabulary";
import { requireShallow } from "./objects";
import { readPattern } from "./pattern";
import { readInbound, readObjects } from "./read-inbound";

const bytes = (value: unknown) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
const uuid = (n: number) => `0b6f1e5c-1111-4222-8333-${String(n).padStart(12, "0")}`;
const indicator = (n: number, pattern: unknown, over: object = {}) => ({
  ...{ type: "indicator", spec_version: "2.1", id: `indicator--${uuid(n)}`, pattern_type: "stix", pattern },
  ...{ created: "2026-11-01T00:00:00Z", modified: "2026-11-01T00:00:00Z", valid_from: "2026-11-01T00:00:00Z", ...over },
});
const bundle = (...objects: unknown[]) => ({ type: "bundle", id: `bundle--${uuid(0)}`, objects });
const token = "ab".repeat(32);
/** Any characters, halves of them included. */
const anyText = fc.uint16Array({ maxLength: 300 }).map((codes) => String.fromCharCode(...codes));

it("reads equalities joined by AND and OR, and says of everything else why it cannot be compared", () => {
  expect(
    readPattern("[ipv4-addr:value = '203.0.113.7' OR domain-name:value IN ('Example.COM', 'b.example')]").anyOf,
  ).toEqual([
    [{ kind: "ip", value: "203.0.113.7" }],
    [{ kind: "mail_domain", value: "example.com" }],
    [{ kind: "mail_domain", value: "b.example" }],
  ]);
  const both = "[autonomous-system:number = 64500] AND [ipv6-addr:value = '2001:DB8::0:1']";
  expect(readPattern(both).anyOf).toEqual([
    [
      { kind: "asn", value: "64500" },
      { kind: "ip", value: "2001:db8::1" },
    ],
  ]);
  const refused: [string, RegExp][] = [
    ["[ipv4-addr:value LIKE '203.%']", /LIKE/],
    ["[ipv4-addr:value MATCHES '(a+)+$']", /MATCHES/],
    ["[ipv4-addr:value = '1.2.3.4'] REPEATS 5 TIMES", /REPEATS/],
    ["[file:hashes.'SHA-256' = 'aa']", /nothing to compare/],
    ["[email-addr:value = 'who@example.org']", /not kept/],
    ["[x:constructor = 'a']", /nothing to compare/],
    ["[ipv4-addr:value = '1.2.3.4", /ends inside/],
    [`${"(".repeat(5_000)}`, /deeper/],
    ["[ipv4-addr:value = '10.0.0.0/4']", /wider/],
    [
      `[${Array.from({ length: 8 }, (_, i) => `(asn:x.ja3 = '${i}' OR asn:x.ja4 = '${i}')`).join(" AND ")}]`,
      /combinations/,
    ],
  ];
  for (const [pattern, reason] of refused) expect(readPattern(pattern).reason, pattern).toMatch(reason);
});

it("never runs away or throws anything but a refusal, whatever the text", () => {
  const piece = fc.constantFrom(
    "[",
    "]",
    "(",
    ")",
    "AND",
    "OR",
    "=",
    "'",
    "\\",
    "ipv4-addr:value",
    "IN",
    ",",
    "1",
    "a.b",
    " ",
    "!",
    "💥",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 120 }), (pieces) => void readPattern(pieces.join(" "))),
    { numRuns: 60 },
  );
  fc.assert(fc.property(anyText, (text) => void readPattern(text)));
});

it("keeps the good beside the bad, each fault with its place, whatever stands between", async () => {
  const bad = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.object({ maxDepth: 2 }));
  await fc.assert(
    fc.asyncProperty(fc.array(bad, { maxLength: 8 }), fc.array(bad, { maxLength: 8 }), async (before, after) => {
      const good = indicator(1, "[ipv4-addr:value = '203.0.113.7']");
      const reading = await readInbound("stix", bytes(bundle(...before, good, ...after)));
      expect(reading.indicators.map(({ sourceId }) => sourceId)).toEqual([good.id]);
      expect(reading.faults.every(({ place, reason }) => place !== "" && reason !== "")).toBe(true);
    }),
    { numRuns: 60 },
  );
});

it("gives an answer or a refusal of its own for any bytes, in every format", async () => {
  const formats: InboundFormat[] = ["stix", "misp", "warninglist", "csv"];
  const any = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.json().map(bytes), anyText.map(bytes));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...formats), any, async (format, input) => {
      const outcome = await readInbound(format, input).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(isDomainError(outcome), String(outcome)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

const cidrs = (...list: string[]) => ({ name: "x", type: "cidr", list }) as never;

it("refuses what is hostile as a whole, with the place and what would mend it", async () => {
  const deep = `{"type":"bundle","objects":[${"[".repeat(100_000)}`;
  const refused: [InboundFormat, Uint8Array | string, RegExp][] = [
    ["stix", new Uint8Array((64 << 20) + 1).fill(0x20), /67,108,865 bytes; at most 67,108,864 are taken. Split it/],
    ["stix", deep, /Byte [\d,]+: JSON nests deeper than 64 levels/],
    ["misp", `{"Event":${"[".repeat(100_000)}`, /nests deeper/],
    ["stix", Buffer.from("{}", "utf16le").subarray(0), /no list "objects"|zero byte/],
    ["stix", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("{}", "utf16le")]), /UTF-16/],
    ["stix", '{"objects":[{"type":"x"}', /ends in the middle/],
    ["stix", Buffer.from([0x1f, 0x8b, 0, 0]), /gzip/],
    ["csv", "value;kind\n1;2\n", /columns kind and value/],
    ["csv", Buffer.from([0x6b, 0xff]), /UTF-8/],
    ["misp", '{"Event":', /ends in the middle/],
    ["misp", "[1,2]", /no MISP event/],
    ["warninglist", { name: "x", type: "regex", list: ["(a+)+$"] } as never, /expressions are not run/],
    ["warninglist", cidrs("0.0.0.0/0"), /Nothing of the list can be used. list\[0\]: .* wider than \/8/],
    ["warninglist", cidrs("::/0"), /wider than \/16/],
    ["warninglist", cidrs("10.0.0.0/33", "x/8"), /list\[0\]: It is no value of a list of type cidr. It is no range/],
    ["warninglist", cidrs(...Array.from({ length: 65 }, (_, i) => `${i}.0.0.0/8`)), /takes in 26 % of all IPv4/],
    ["warninglist", cidrs(), /It is empty/],
    [
      "warninglist",
      { ...(cidrs() as object), list: Array(200_001).fill("x") } as never,
      /more than 200,000 entries. Split/,
    ],
  ];
  for (const [format, input, reason] of refused) {
    const given = input instanceof Uint8Array ? input : bytes(input);
    await expect(readInbound(format, given), String(reason)).rejects.toThrow(reason);
  }
});

it("refuses parsed objects that nest too deep before anything calls itself over them", () => {
  const deep = JSON.parse(`${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`);
  expect(() => requireShallow([{ type: "x" }, deep])).toThrow(/objects\[1\] nests deeper than 64 levels/);
  expect(() => requireShallow([{ a: [{ b: 1 }] }, 1, null])).not.toThrow();
});

it("reads around prototype keys, half characters, cycles, repeats and broken encodings inside a bundle", async () => {
  const text = JSON.stringify(bundle(indicator(1, "[ipv4-addr:value = '203.0.113.7']")));
  const hostile = [
    `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"type":"constructor","id":"constructor--${uuid(9)}"}`,
    JSON.stringify(indicator(2, "[domain-name:value = 'a.example']", { valid_from: "2026-13-45T00:00:00Z" })),
    JSON.stringify(indicator(3, "[ipv4-addr:value = '203.0.113.8']")).replace("203.0.113.8", "\\ud800"),
    JSON.stringify(indicator(1, "[ipv4-addr:value = '203.0.113.9']", { modified: "2026-11-02T00:00:00Z" })),
    JSON.stringify({ type: "grouping", id: `grouping--${uuid(4)}`, object_refs: [`grouping--${uuid(5)}`] }),
    JSON.stringify({ type: "grouping", id: `grouping--${uuid(5)}`, object_refs: [`grouping--${uuid(4)}`] }),
  ];
  const raw = Buffer.from(text.replace("]}", `,${hostile.join(",")},{"type":"x\u0001"}]}`));
  raw[raw.indexOf(1)] = 0xff;
  const reading = await readInbound("stix", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), raw]));
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
  expect(reading.indicators).toHaveLength(1);
  expect(reading.indicators[0]?.terms).toEqual([{ kind: "ip", value: "203.0.113.9" }]);
  expect(reading.others).toBe(3);
  expect(reading.faults.map(({ place }) => place)).toEqual(
    expect.arrayContaining(["objects[7]", expect.stringMatching(/^objects\[2\] indicator--/), `indicator--${uuid(1)}`]),
  );
});

it("takes tokens, windows, revocations, opinions and sightings, and no identifier in clear", async () => {
  const account = (n: number, user_id: string, extensions?: object) => ({
    type: "user-account",
    id: `user-account--${uuid(n)}`,
    user_id,
    extensions,
  });
  const observed = (n: number, ref: string, over: object = {}) => ({
    ...{
      type: "observed-data",
      id: `observed-data--${uuid(n)}`,
      first_observed: "2026-10-01T00:00:00Z",
      object_refs: [ref],
    },
    ...{
      modified: "2026-11-01T00:00:00Z",
      extensions: { "extension-definition--x": { valid_until: "2026-12-01T00:00:00Z" } },
      ...over,
    },
  });
  const reading = await readObjects([
    account(1, token, { "extension-definition--x": { token_type: "mail" } }),
    observed(2, `user-account--${uuid(1)}`),
    account(3, "acct_in_clear"),
    account(4, token.replace("ab", "cd")),
    observed(5, `user-account--${uuid(4)}`, { revoked: true }),
    indicator(6, "[ipv4-addr:value = '203.0.113.7']", { revoked: true }),
    {
      type: "opinion",
      id: `opinion--${uuid(7)}`,
      opinion: "strongly-disagree",
      object_refs: [`indicator--${uuid(8)}`],
    },
    {
      type: "sighting",
      id: `sighting--${uuid(9)}`,
      sighting_of_ref: `indicator--${uuid(10)}`,
      count: 3,
      labels: ["false-positive"],
    },
  ]);
  expect(reading.indicators).toMatchObject([
    {
      sourceId: `observed-data--${uuid(2)}`,
      kind: "mail_token",
      terms: [{ value: token }],
      validUntil: new Date("2026-12-01"),
    },
  ]);
  expect([...reading.revoked.keys()]).toEqual([`observed-data--${uuid(5)}`, `indicator--${uuid(6)}`]);
  expect([...reading.contested.keys()]).toEqual([`indicator--${uuid(8)}`]);
  expect(reading.sightings).toMatchObject([{ objectRef: `indicator--${uuid(10)}`, kind: "false_positive", count: 3 }]);
  expect(reading.faults).toEqual([
    { place: `objects[2] user-account--${uuid(3)}`, reason: expect.stringContaining("ask for tokens") },
  ]);
  expect(JSON.stringify(reading.indicators)).not.toContain("in_clear");
});

it("reads MISP events, warninglists and CSV, and names the line of what it cannot take", async () => {
  const misp = await readInbound(
    "misp",
    bytes({
      Event: {
        Tag: [{ name: "tlp:amber" }],
        Attribute: [
          { uuid: uuid(1), type: "ip-src|port", value: "203.0.113.7|443", to_ids: true, timestamp: "1793000000" },
          { uuid: uuid(2), type: "email-src", value: "who@example.org", to_ids: true },
          { uuid: uuid(3), type: "domain", value: "old.example", to_ids: true, deleted: true },
          {
            uuid: uuid(4),
            type: "sha256",
            value: "aa",
            to_ids: true,
            Sighting: [{ type: "1", date_sighting: "1793000000" }],
          },
          { uuid: uuid(5), type: "text", value: "words", to_ids: false },
        ],
        Object: [
          {
            name: "user-account",
            Attribute: [
              {
                uuid: uuid(6),
                type: "text",
                value: token,
                object_relation: "user-id",
                comment: "token of a phone, x, key k",
              },
            ],
          },
        ],
      },
    }),
  );
  expect(misp.indicators.map(({ kind, tlp }) => [kind, tlp])).toEqual([
    ["ip", "amber"],
    ["pattern", "amber"],
    ["phone_token", "amber"],
  ]);
  expect(misp).toMatchObject({
    others: 1,
    faults: [{ place: "Event.Attribute[1]" }],
    sightings: [{ kind: "false_positive", objectRef: uuid(4) }],
  });
  expect([...misp.revoked.keys()]).toEqual([uuid(3)]);
  const list = { name: "Public resolvers", type: "cidr", list: ["198.51.100.0/24", "nonsense"] };
  expect(await readInbound("warninglist", bytes(list))).toMatchObject({
    warninglist: { entries: ["ip_range 198.51.100.0/24"] },
    faults: [{ place: "list[1]" }],
  });
  const clients = {
    name: "Tools",
    type: "string",
    version: 7,
    matching_attributes: ["user-agent"],
    list: ["curl/8.1 (x)"],
  };
  expect(await readInbound("warninglist", bytes(clients))).toMatchObject({
    warninglist: { version: "7", entries: ["user_agent curl/8.1 (x)"] },
  });
  const cloud = await readInbound(
    "warninglist",
    bytes({ name: "Cloud", type: "cidr", list: ["34.64.0.0/10", "0.0.0.0/0"] }),
  );
  expect(cloud).toMatchObject({ warninglist: { entries: ["ip_range 34.64.0.0/10"] }, faults: [{ place: "list[1]" }] });
  const csv = await readInbound(
    "csv",
    bytes(
      `kind,value,valid_until,confidence,note\r\nip,203.0.113.7,2027-01-01,80,"says ""yes"", twice"\nasn,AS64500,,,\nip,"x\nip,1.2.3.4,soon,,\nasn,1,,101,\n`,
    ),
  );
  expect(csv.indicators).toMatchObject([
    { confidence: 80, note: 'says "yes", twice', validUntil: new Date("2027-01-01") },
    { terms: [{ kind: "asn", value: "64500" }] },
  ]);
  expect(csv.faults.map(({ place }) => place)).toEqual(["line 4", "line 5", "line 6"]);
});

it("takes a bundle of the size of MITRE's largest, parsing no more than one object at a time", async () => {
  const pattern = { type: "attack-pattern", description: "x".repeat(1_900) };
  const objects = Array.from({ length: 22_000 }, (_, i) =>
    JSON.stringify({ ...pattern, id: `attack-pattern--${uuid(i)}` }),
  );
  objects.push(JSON.stringify(indicator(1, "[ipv4-addr:value = '203.0.113.7']")));
  const input = Buffer.from(`{"type":"bundle","id":"bundle--${uuid(0)}","objects":[${objects.join(",")}]}`);
  expect(input.length).toBeGreaterThan(40_000_000);
  const reading = await readInbound("stix", input);
  expect(reading).toMatchObject({ others: 22_000, faultCount: 0, indicators: [{ kind: "ip" }] });
}, 60_000);
