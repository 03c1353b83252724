import { generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { PublicKey } from "@/lib/env/signing-key";
import type { Rule } from "./rule";
import { fromSnapshotRule, signSnapshot, toSnapshotRule, verifySnapshot } from "./snapshot";

function pair(kid: string): { signer: Parameters<typeof signSnapshot>[2]; key: PublicKey } {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const { x = "" } = publicKey.export({ format: "jwk" });
  return { signer: { kid, privateKey }, key: { kty: "OKP", crv: "Ed25519", x, kid, alg: "EdDSA", use: "sig" } };
}

const at = "2026-03-01T00:00:00.000Z";
const head = { iss: "stillwatch", kind: "full", version: "7", issued_at: at, current_at: at } as const;
const rules = Array.from({ length: 4_001 }, (_, i) => ({
  subject: "account" as const,
  account: `a"${i}`,
  effect: "deny" as const,
  reference: "d",
}));

it("signs a snapshot of any length so that it can be read whole, and by its own key alone", async () => {
  const [own, other] = [pair("k1"), pair("k2")];
  for (const some of [[], rules.slice(0, 1), rules.slice(0, 2_000), rules]) {
    const jws = await signSnapshot(head, some, own.signer);
    expect(await verifySnapshot(jws, [other.key, own.key])).toEqual({ ...head, rules: some });
  }
  const jws = await signSnapshot(head, rules.slice(0, 2), own.signer);
  await expect(verifySnapshot(jws, [other.key])).rejects.toThrow("no applicable key");
  await expect(verifySnapshot(jws, [{ ...other.key, kid: "k1" }])).rejects.toThrow("signature verification failed");
  await expect(verifySnapshot(jws.slice(0, -20), [own.key])).rejects.toThrow();
  const [, payload] = jws.split(".");
  const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${payload}.`;
  await expect(verifySnapshot(unsigned, [own.key])).rejects.toThrow();
});

it("is refused when any one character of it is another", async () => {
  const { signer, key } = pair("k");
  const jws = await signSnapshot(head, rules.slice(0, 2), signer);
  await fc.assert(
    fc.asyncProperty(fc.nat(jws.length - 1), async (place) => {
      // Of the last character of each part, some bits say nothing.
      fc.pre(jws[place] !== "." && jws[place + 1] !== "." && place < jws.length - 1);
      const touched = jws.slice(0, place) + (jws[place] === "A" ? "B" : "A") + jws.slice(place + 1);
      await expect(verifySnapshot(touched, [key])).rejects.toThrow();
    }),
    { numRuns: 60 },
  );
});

it("tells gateways the same rule that it answers by", () => {
  const rule: Rule = {
    ...{ subject: "end_user", accountId: "a", part: "u", effect: "throttle", perMinute: 5, decisionId: "d" },
    ...{ obligations: ["redact_reasoning"], reasonClass: null, expiresAt: Date.parse(at) },
  };
  const before = Date.parse(at) - 1;
  expect(fromSnapshotRule(toSnapshotRule(rule, before))).toEqual(rule);
  const open = { ...rule, part: "", reasonClass: "Resale", expiresAt: Number.POSITIVE_INFINITY };
  expect(fromSnapshotRule(toSnapshotRule(open, before))).toEqual(open);
  // What has ended, or is covert, is not explained.
  expect(toSnapshotRule(rule, Date.parse(at))).toEqual({
    subject: "end_user",
    account: "a",
    part: "u",
    effect: "allow",
    reference: "d",
  });
  expect(toSnapshotRule(rule, before)).not.toHaveProperty("reason");
});
