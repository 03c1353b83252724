import { type KeyObject, sign } from "node:crypto";
import { compactVerify, decodeProtectedHeader, importJWK } from "jose";
import { z } from "zod";
import { PublicKey, type Signer } from "@/lib/env/signing-key";
import { requireSignedAs } from "@/lib/kernel";
import { BundleFormat, SharingCategory, SharingPurpose, Tlp } from "../vocabulary";

/** What is signed about a bundle: which file it is, what it says, for whom, and how far the record went. */
export const Statement = z.object({
  iss: z.literal("stillwatch"),
  /** Who claims it: the producer's id in the bundle. */
  producer: z.uuid(),
  kind: z.enum(["bundle", "recall"]),
  format: BundleFormat,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int(),
  campaign: z.string(),
  partner: z.string(),
  tlp: Tlp,
  purpose: SharingPurpose.nullable(),
  categories: z.array(SharingCategory),
  agreement_version: z.number().int().nullable(),
  accounts: z.number().int(),
  objects: z.number().int(),
  exported_at: z.iso.datetime(),
  signed_at: z.iso.datetime(),
  /** The audit record's head at that moment: the record of the producer holds this, or was cut off. */
  record: z.object({ records: z.number().int(), hash: z.string() }),
});
export type Statement = z.infer<typeof Statement>;

const typ = "stillwatch-bundle+jws";

/** A compact JWS (RFC 7515), Ed25519, with the public key in its header: it lies beside the file as `FILE.jws`. */
export function signStatement(statement: Statement, { kid, privateKey }: Signer, jwk: PublicKey): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "EdDSA", kid, typ, jwk })}.${part(statement)}`;
  return `${text}.${sign(null, Buffer.from(text, "latin1"), privateKey as KeyObject).toString("base64url")}`;
}

export interface ReadStatement {
  statement: Statement;
  /** The thumbprint of the key that signed it, computed anew. */
  signedBy: string;
}

/** The key that a statement brings along, by the thumbprint that names it. Says nothing of whose it is. */
export function keyInside(jws: string): PublicKey {
  const header = decodeProtectedHeader(jws);
  requireSignedAs(header.typ, typ);
  return PublicKey.parse(header.jwk);
}

/** Reads a statement that this key signed. Throws an error that says what is wrong with any other. */
export async function verifyStatement(jws: string, key: PublicKey): Promise<Statement> {
  const { payload, protectedHeader } = await compactVerify(jws, await importJWK(key, "EdDSA"), {
    algorithms: ["EdDSA"],
  });
  requireSignedAs(protectedHeader.typ, typ);
  return Statement.parse(JSON.parse(new TextDecoder().decode(payload)));
}
