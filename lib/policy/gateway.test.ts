import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { Environment } from "@/lib/env";
import { callerOf } from "./caller";
import { gatewayCheck } from "./gateway-token";
import { Observed } from "./observed";

const names = { accountHeader: "x-account", keyHeader: "x-key", endUserHeader: "x-user" };

it("reads who calls from the headers that are configured, as UTF-8", () => {
  const utf8 = Buffer.from("Zoë").toString("latin1");
  expect(callerOf({ "x-account": " a1 ", "x-key": "k", "x-user": utf8 }, names)).toEqual({
    accountId: "a1",
    keyId: "k",
    endUserId: "Zoë",
  });
  expect(callerOf({ "x-account": "a1", "x-key": "" }, names)).toEqual({ accountId: "a1" });
  for (const account of [undefined, "", "  ", "a".repeat(513)])
    expect(callerOf({ "x-key": "k", ...(account === undefined ? {} : { "x-account": account }) }, names)).toBe(
      undefined,
    );
});

it("knows gateways by any of the tokens, and by nothing else unless this machine is open", () => {
  const request = (headers: Record<string, string>, remoteAddress = "127.0.0.1") =>
    ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;
  const check = gatewayCheck({ tokens: ["first-token", "second-token"], openLoopback: false });
  expect(check(request({ authorization: "Bearer second-token" }))).toBe(true);
  expect(check(request({ "x-stillwatch-token": "first-token", authorization: "Bearer of-the-caller" }))).toBe(true);
  for (const authorization of ["Bearer first-toke", "Bearer first-token2", "first-token", "Bearer ", "Basic Zm9v"])
    expect(check(request({ authorization }))).toBe(false);
  expect(check(request({}))).toBe(false);
  const open = gatewayCheck({ tokens: [], openLoopback: true });
  expect(["127.0.0.1", "::1", "::ffff:127.0.0.1", "10.0.0.1", ""].map((from) => open(request({}, from)))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

it("takes tokens that cannot be guessed, several while one follows another, and no other address for appeals than the web's", () => {
  const parse = (values: Record<string, string>) => () => Environment.parse(values);
  const long = "x".repeat(32);
  expect(parse({ STILLWATCH_POLICY_TOKEN: `${long}, ${long}2` })().STILLWATCH_POLICY_TOKEN).toEqual([long, `${long}2`]);
  expect(parse({ STILLWATCH_POLICY_TOKEN: "secret" })).toThrow("32 or more");
  expect(parse({ STILLWATCH_APPEAL_URL: "javascript:alert(1)" })).toThrow("STILLWATCH_APPEAL_URL");
  expect(parse({ STILLWATCH_POLICY_ACCOUNT_HEADER: "X Account" })).toThrow("STILLWATCH_POLICY_ACCOUNT_HEADER");
});

it("adds up what was seen, and counts what there is no room for", () => {
  const observed = new Observed(2);
  const seen = { decisionId: "d", subject: "account" as const, part: "", effect: "deny" as const };
  for (const [accountId, at] of [
    ["a", 5],
    ["a", 3],
    ["b", 4],
    ["c", 9],
    ["a", 7],
  ] as const)
    observed.add({ ...seen, accountId, firstAt: at, lastAt: at, times: 1 });
  expect(observed.takeAll()).toEqual([
    { ...seen, accountId: "a", firstAt: 3, lastAt: 7, times: 3 },
    { ...seen, accountId: "b", firstAt: 4, lastAt: 4, times: 1 },
  ]);
  expect([observed.dropped, observed.size]).toEqual([1, 0]);
});
