import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultConfiguration } from "../configuration";
import { scoreLinks } from "../links/score-links";
import type { SharedValueRow } from "../model";
import { linkageOf, range, shared } from "../testing";

const world = 1000;

/** Some noise that everybody has: common mail domains and client strings. */
const noise = (): SharedValueRow[] => [
  shared("mail_domain", "common", range(0, 500)),
  shared("user_agent", "browser", range(0, 700)),
  shared("template", "hello", range(0, 400)),
];

/** A campaign: a few cards, its own addresses, its own wrapper. */
const campaign = (name: string, accounts: number[]): SharedValueRow[] => [
  shared("card", `${name} a`, accounts.slice(0, Math.ceil(accounts.length / 2))),
  shared("card", `${name} b`, accounts.slice(Math.ceil(accounts.length / 2))),
  shared("prefix", name, accounts),
  shared("ip", name, accounts),
];

const coresOf = (rows: readonly SharedValueRow[]) => linkageOf(world, rows).groups.map((group) => group.core);

describe("groups", () => {
  it("are the accounts that are run together, each campaign one group", () => {
    const rows = [...noise(), ...campaign("x", range(0, 20)), ...campaign("y", range(100, 130))];
    expect(coresOf(rows)).toEqual([range(0, 20), range(100, 130)]);
  });

  it("hold together by many weak values when every pair stays below the threshold", () => {
    const wave = (from: number) => range(from, from + 30);
    const rows = [
      ...noise(),
      ...range(0, 10).map((i) =>
        shared(
          "system_prompt",
          `w${i}`,
          range(0, 60).filter((a) => a % 10 === i || (a + 3) % 10 === i || (a + 5) % 10 === i),
        ),
      ),
      shared("signup_window", "1", [...wave(0), ...range(500, 520)]),
      shared("signup_window", "2", [...wave(30), ...range(600, 620)]),
    ];
    const { table, weights, threshold, groups } = linkageOf(2 * world, rows);
    const { nats } = scoreLinks(table, weights, defaultConfiguration, 0);
    expect(nats.every((one) => one < threshold)).toBe(true);
    expect(groups.map((group) => group.core)).toEqual([range(0, 60)]);
  });

  it("do not form around one family alone, however rare its values", () => {
    expect(coresOf([shared("prefix", "p", range(0, 10)), shared("system_prompt", "s", range(0, 10))])).toEqual([]);
    expect(coresOf([shared("ip", "exit", range(0, 10))])).toEqual([]);
  });

  it("do not form from address block and language alone: neighbours are not an operator", () => {
    const rows = range(0, 8).map((day) => shared("ip_prefix", "block", range(0, 10), day));
    const phrases = range(0, 5).map((i) => shared("template", `phrase ${i}`, range(0, 10)));
    expect(coresOf([...rows, ...phrases])).toEqual([]);
  });

  it("are not joined by a public wrapper that both use", () => {
    const rows = [...campaign("x", range(0, 20)), ...campaign("y", range(100, 130))];
    const public_ = shared("suffix", "public", [...range(0, 20), ...range(100, 130), ...range(400, 420)]);
    expect(coresOf([...noise(), ...rows, public_])).toEqual([range(0, 20), range(100, 130)]);
  });

  it("do not take in the organisation whose prompts, client and gateways an operator copies", () => {
    const [firm, copies] = [range(0, 25), range(100, 120)];
    const both = [...firm, ...copies];
    const rows = [
      ...range(0, 8).map((day) => shared("ip", `gateway ${day % 3}`, both, day)),
      shared("system_prompt", "assistant", both),
      shared("client_fingerprint", "desk", both),
      shared("user_agent", "desk", both),
      shared("card", "firm", firm),
      shared("mail_domain", "firm", firm),
      shared("card", "operator", copies),
      shared("mail_domain", "firm-group", copies),
      shared("suffix", "operator", copies),
    ];
    expect(coresOf([...noise(), ...rows])).toEqual([firm, copies]);
  });

  it("are cut free of a household that meets them by a few chances", () => {
    const operated = range(0, 12);
    const home = range(50, 54);
    const rows = [
      ...campaign("x", operated),
      shared("card", "home", home),
      ...range(0, 6).map((day) => shared("ip", "home", home, day)),
      ...range(0, 4).map((i) => shared("template", `chance ${i}`, [i, 50 + i])),
      shared("mail_domain", "free", [...operated, ...home, ...range(200, 230)]),
    ];
    expect(coresOf([...noise(), ...rows])).toEqual([operated]);
  });

  it("stay whole when the accounts come in waves, each with days and hours of its own", () => {
    const waves = [range(0, 10), range(10, 20), range(20, 30)];
    const rows = waves.flatMap((wave, i) => [
      shared("signup_window", `${i}`, [...wave, ...range(300 + 10 * i, 305 + 10 * i)]),
      shared("first_call_window", `${i}`, wave),
      ...range(0, 3).map((day) => shared("ip", "pool", wave, 3 * i + day)),
    ]);
    const all = range(0, 30);
    rows.push(
      shared("prefix", "work", all),
      ...[0, 1].map((i) =>
        shared(
          "card",
          `${i}`,
          all.filter((a) => a % 2 === i),
        ),
      ),
    );
    expect(coresOf([...noise(), ...rows])).toEqual([all]);
  });

  it("are known to be the readers of one post when they share the way they came and one prompt, and not when they share several", () => {
    const [readers, operated] = [range(0, 40), range(100, 140)];
    const came = (who: number[], name: string) => [
      shared("referrer", name, who),
      ...[0, 1].map((i) => shared("signup_window", `${name} ${i}`, who.slice(20 * i, 20 * i + 20))),
    ];
    const prompts = range(0, 6).map((i) =>
      shared(
        "system_prompt",
        `${i}`,
        operated.filter((a) => a % 6 === i || a % 5 === i),
      ),
    );
    const rows = [
      ...came(readers, "post"),
      ...came(operated, "code"),
      shared("prefix", "praised", readers),
      ...prompts,
    ];
    const { groups } = linkageOf(8 * world, rows);
    expect(groups.map(({ core, isOneEvent }) => [core, isOneEvent])).toEqual([
      [readers, true],
      [operated, false],
    ]);
  });

  it("come out the same beside a card, an address and a device that half of all accounts share", () => {
    const half = range(0, world).filter((account) => account % 2 === 0);
    const everywhere = [
      shared("card", "everybody's", half),
      shared("device", "everybody's", half),
      ...range(0, 5).map((day) => shared("ip", "everybody's", half, day)),
    ];
    const rows = [...noise(), ...campaign("x", range(0, 20)), ...campaign("y", range(100, 130))];
    expect(coresOf([...rows, ...everywhere])).toEqual([range(0, 20), range(100, 130)]);
  });

  it("do not depend on the order in which values and their holders come", () => {
    const rows = [...noise(), ...campaign("x", range(0, 20)), ...campaign("y", range(100, 130))];
    const { groups } = linkageOf(world, rows);
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }), (moved) => {
        const turned = moved.map((row) => ({ ...row, accounts: [...row.accounts].reverse() }));
        expect(linkageOf(world, turned).groups).toEqual(groups);
      }),
      { numRuns: 10 },
    );
  });

  it("come out the same on every run, and whatever the accounts are called", () => {
    const rows = [...noise(), ...campaign("x", range(0, 20)), ...campaign("y", range(100, 130))];
    expect(linkageOf(world, rows).groups).toEqual(linkageOf(world, rows).groups);
    const names = fc.infiniteStream(fc.integer({ min: 0, max: 1_000_000 }));
    fc.assert(
      fc.property(names, (stream) => {
        const keys = range(0, world).map((account) => ({ account, key: stream.next().value }));
        const order = keys.sort((a, b) => a.key - b.key || a.account - b.account).map(({ account }) => account);
        const renamed = new Map(order.map((account, place) => [account, place]));
        const to = (accounts: readonly number[]) =>
          accounts.map((account) => renamed.get(account) ?? -1).sort((a, b) => a - b);
        const moved = rows.map((row) => ({
          ...row,
          accounts: row.accounts.map((account) => renamed.get(account) ?? -1),
        }));
        const found = coresOf(moved)
          .map((core) => core.join())
          .sort();
        expect(found).toEqual([to(range(0, 20)).join(), to(range(100, 130)).join()].sort());
      }),
      { numRuns: 5 },
    );
  });
});
