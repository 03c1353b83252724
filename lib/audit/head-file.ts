import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { environment } from "@/lib/env";
import { jsonIn } from "@/lib/kernel";

/** How far the chain went and what its last hash was, when this was signed. */
export interface Head {
  sequence: number;
  /** Hexadecimal. */
  hash: string;
}

const SignedHead = z.object({ sequence: z.number().int(), hash: z.string(), at: z.string(), signature: z.string() });
type SignedHead = z.infer<typeof SignedHead>;

/** What the file beside the data holds: a head, nothing yet, or something that we did not sign. */
export type Anchor = { state: "signed"; head: Head } | { state: "missing" } | { state: "forged" };

const headFile = () => path.join(/* turbopackIgnore: true */ environment().dataDir, "audit-head.json");

function signatureOf(head: Omit<SignedHead, "signature">, secret: string): string {
  const key = hkdfSync("sha256", Buffer.from(secret, "base64"), "", "stillwatch audit head", 32);
  return createHmac("sha256", Buffer.from(key))
    .update(`${head.sequence}\n${head.hash}\n${head.at}`)
    .digest("base64url");
}

function isSigned(head: SignedHead, secret: string): boolean {
  const [given, expected] = [Buffer.from(head.signature), Buffer.from(signatureOf(head, secret))];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Reads the signed head; without the installation's key, nothing can be said and it counts as missing. */
export async function readAnchor(): Promise<Anchor> {
  const secret = environment().encryptionKey;
  if (secret === undefined) return { state: "missing" };
  const text = await readFile(headFile(), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return { state: "missing" };
  const parsed = SignedHead.safeParse(jsonIn(text));
  if (!parsed.success || !isSigned(parsed.data, secret)) return { state: "forged" };
  return { state: "signed", head: { sequence: parsed.data.sequence, hash: parsed.data.hash } };
}

/** Replaces the signed head in one step. Does nothing without the installation's key. */
export async function writeAnchor(head: Head): Promise<void> {
  const secret = environment().encryptionKey;
  if (secret === undefined) return;
  const dated = { ...head, at: new Date().toISOString() };
  const draft = `${headFile()}.${randomBytes(4).toString("hex")}`;
  await writeFile(draft, `${JSON.stringify({ ...dated, signature: signatureOf(dated, secret) })}\n`, { mode: 0o600 });
  await rename(draft, headFile());
}
