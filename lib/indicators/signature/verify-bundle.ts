import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { calculateJwkThumbprint } from "jose";
import { z } from "zod";
import { PublicKey } from "@/lib/env/signing-key";
import { invalidInput, preconditionFailed } from "@/lib/kernel";
import { keyInside, type Statement, verifyStatement } from "./statement";

/** Whom the reader trusts: keys that were published, or the thumbprint of one that was told on another way. */
export interface Trusted {
  /** A file with a JWK set, as `/api/v1/sharing/keys` answers. */
  keys?: string | undefined;
  thumbprint?: string | undefined;
}

const longestSignature = 64 << 10;
const JwkSet = z.object({ keys: z.array(z.unknown()) });

/**
 * Checks a bundle against the signed statement beside it, without any store and without the network. A key that comes along with the
 * statement proves only that nothing was changed since, not by whom it was signed: somebody has to name it.
 * @throws `precondition_failed` with the reason when anything does not fit
 */
export async function verifyBundle(file: string, signature: string, trusted: Trusted): Promise<Statement> {
  const jws = (await read(signature, "the signed statement")).trim();
  if (jws.length > longestSignature) throw refused(`${signature} is longer than any statement.`);
  const key = await trustedKey(jws, signature, trusted);
  const statement = await verifyStatement(jws, key).catch((error: unknown) => {
    throw refused(`${signature} was not signed by key ${key.kid}, or was changed since: ${wordsOf(error)}.`);
  });
  const { sha256, bytes } = await digestOf(file);
  if (sha256 !== statement.sha256 || bytes !== statement.bytes)
    throw refused(
      `${file} is not the file that was signed: it has ${bytes} bytes and SHA-256 ${sha256}, signed were ${statement.bytes} bytes and ${statement.sha256}.`,
    );
  return statement;
}

async function trustedKey(jws: string, signature: string, { keys, thumbprint }: Trusted): Promise<PublicKey> {
  const inside = keyOf(jws, signature);
  const kid = await calculateJwkThumbprint(inside);
  if (inside.kid !== kid) throw refused(`${signature} names its key ${inside.kid}, but brings key ${kid}.`);
  if (thumbprint === undefined && keys === undefined)
    throw refused(
      `${signature} says that key ${kid} signed it, which anybody could say: name whom you trust with --keys FILE (their published keys) or --thumbprint T (told to you on another way).`,
    );
  if (thumbprint !== undefined && thumbprint !== kid)
    throw refused(`${signature} was signed by key ${kid}, not by ${thumbprint}.`);
  if (keys !== undefined && !(await publishedIn(keys)).some((one) => one.kid === kid && one.x === inside.x))
    throw refused(`${signature} was signed by key ${kid}, which is none of those in ${keys}.`);
  return inside;
}

function keyOf(jws: string, signature: string): PublicKey {
  try {
    return keyInside(jws);
  } catch (error) {
    throw refused(`${signature} is no signed statement about a bundle: ${wordsOf(error)}.`);
  }
}

async function publishedIn(file: string): Promise<PublicKey[]> {
  try {
    const { keys } = JwkSet.parse(JSON.parse(await read(file, "the published keys")));
    return keys.flatMap((key) => PublicKey.safeParse(key).data ?? []);
  } catch (error) {
    throw invalidInput(`${file} is no JWK set: ${wordsOf(error)}.`);
  }
}

async function digestOf(file: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
      hash.update(piece);
      bytes += piece.length;
    }
  } catch (error) {
    throw invalidInput(`${file} cannot be read: ${wordsOf(error)}.`);
  }
  return { sha256: hash.digest("hex"), bytes };
}

async function read(file: string, what: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw invalidInput(`${file}, which should hold ${what}, cannot be read: ${wordsOf(error)}.`);
  }
}

const refused = preconditionFailed;

function wordsOf(error: unknown): string {
  if (error instanceof z.ZodError) return "it does not have the form of one";
  return error instanceof Error ? error.message.replace(/\.$/, "") : String(error);
}
