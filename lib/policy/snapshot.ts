import { sign } from "node:crypto";
import { setImmediate as breath } from "node:timers/promises";
import { promisify } from "node:util";
import { compactVerify, createLocalJWKSet } from "jose";
import { z } from "zod";
import type { PublicKey, Signer } from "@/lib/env/signing-key";
import { requireSignedAs } from "@/lib/kernel";
import { Effect, isActive, type Rule, Subject } from "./rule";

/** A rule as gateways read it; what does not apply is left out. */
export const SnapshotRule = z.object({
  subject: Subject,
  account: z.string(),
  part: z.string().optional(),
  effect: Effect,
  per_minute: z.int().optional(),
  obligations: z.array(z.string()).optional(),
  reason: z.string().optional(),
  reference: z.string(),
  expires_at: z.iso.datetime().optional(),
});
export type SnapshotRule = z.infer<typeof SnapshotRule>;

/** What is signed. A delta has every rule that changed since a version, those that ended as `allow`; it may repeat some. */
export const Snapshot = z.object({
  iss: z.literal("stillwatch"),
  kind: z.enum(["full", "delta"]),
  /** To be named as `since` later on; grows, and means the same to every replica. */
  version: z.string().regex(/^\d+$/),
  since: z.string().optional(),
  issued_at: z.iso.datetime(),
  /** When these were last known to be the rules. */
  current_at: z.iso.datetime(),
  rules: z.array(SnapshotRule),
});
export type Snapshot = z.infer<typeof Snapshot>;

const typ = "stillwatch-policy+jws";
/** Rules that are written at a time, so that whoever makes a large snapshot keeps hearing of changes. */
const stretch = 2_000;
const signed = promisify(sign);

/**
 * A snapshot as a compact JWS (RFC 7515), signed with Ed25519. Put together here instead of by `jose`, which is right for
 * tokens, but holds up the thread for a second over the megabytes of a hundred thousand rules.
 */
export async function signSnapshot(
  head: Omit<Snapshot, "rules">,
  rules: Iterable<SnapshotRule>,
  { kid, privateKey }: Signer,
): Promise<string> {
  const pieces: Buffer[] = [Buffer.from(`${JSON.stringify(head).slice(0, -1)},"rules":[`)];
  let held: string[] = [];
  let isFirst = true;
  const write = () => {
    if (held.length > 0) pieces.push(Buffer.from(`${isFirst ? "" : ","}${held.join(",")}`));
    if (held.length > 0) isFirst = false;
    held = [];
  };
  for (const rule of rules) {
    if (held.push(JSON.stringify(rule)) < stretch) continue;
    write();
    await breath();
  }
  write();
  const payload = Buffer.concat([...pieces, Buffer.from("]}")]).toString("base64url");
  const header = Buffer.from(JSON.stringify({ alg: "EdDSA", kid, typ })).toString("base64url");
  const text = `${header}.${payload}`;
  const signature = await signed(null, Buffer.from(text, "latin1"), privateKey);
  return `${text}.${signature.toString("base64url")}`;
}

/** Reads a snapshot that one of these keys has signed. Throws an error that says what is wrong with any other. */
export async function verifySnapshot(jws: string, keys: readonly PublicKey[]): Promise<Snapshot> {
  const { payload, protectedHeader } = await compactVerify(jws.trim(), createLocalJWKSet({ keys: [...keys] }), {
    algorithms: ["EdDSA"],
  });
  requireSignedAs(protectedHeader.typ, typ);
  return Snapshot.parse(JSON.parse(new TextDecoder().decode(payload)));
}

/** @param now of what has ended by then only the end is told */
export function toSnapshotRule(rule: Rule, now: number): SnapshotRule {
  const { subject, accountId, part, effect, perMinute, obligations, reasonClass, decisionId, expiresAt } = rule;
  const named = { subject, account: accountId, ...(part === "" ? {} : { part }), reference: decisionId };
  if (!isActive(rule, now)) return { ...named, effect: "allow" };
  return {
    ...named,
    effect,
    ...(perMinute === null ? {} : { per_minute: perMinute }),
    ...(obligations.length === 0 ? {} : { obligations }),
    ...(reasonClass === null ? {} : { reason: reasonClass }),
    ...(Number.isFinite(expiresAt) ? { expires_at: new Date(expiresAt).toISOString() } : {}),
  };
}

export const fromSnapshotRule = (rule: SnapshotRule): Rule => ({
  subject: rule.subject,
  accountId: rule.account,
  part: rule.part ?? "",
  effect: rule.effect,
  perMinute: rule.per_minute ?? null,
  obligations: rule.obligations ?? [],
  reasonClass: rule.reason ?? null,
  decisionId: rule.reference,
  expiresAt: rule.expires_at === undefined ? Number.POSITIVE_INFINITY : Date.parse(rule.expires_at),
});
