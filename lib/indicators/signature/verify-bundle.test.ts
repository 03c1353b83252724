import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { reloadEnvironment } from "@/lib/env";
import { newSigningKey, publicKeyOf, signerOf } from "@/lib/env/signing-key";
import { newId } from "@/lib/kernel";
import { signStatement } from "./statement";
import { verifyBundle } from "./verify-bundle";

const directory = mkdtempSync(path.join(tmpdir(), "signed-"));
const at = (name: string) => path.join(directory, name);
const [file, signature, keys] = [at("b.json"), at("b.json.jws"), at("keys.json")];
const text = '{"type":"bundle"}\n';
let thumbprint = "";
let strange: Awaited<ReturnType<typeof newSigningKey>>;

const statement = {
  ...{ iss: "stillwatch" as const, producer: newId(), kind: "bundle" as const, format: "stix" as const },
  ...{
    sha256: createHash("sha256").update(text).digest("hex"),
    bytes: text.length,
    campaign: "Heron",
    partner: "North",
  },
  ...{ tlp: "amber" as const, purpose: null, categories: [], agreement_version: 1, accounts: 2, objects: 3 },
  ...{ exported_at: "2026-11-28T10:00:00.000Z", signed_at: "2026-11-28T10:00:00.000Z" },
  record: { records: 7, hash: "ab" },
};

beforeAll(async () => {
  reloadEnvironment({ STILLWATCH_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64") });
  const key = await newSigningKey();
  strange = await newSigningKey();
  thumbprint = key.id;
  writeFileSync(file, text);
  writeFileSync(signature, `${signStatement(statement, signerOf(key), publicKeyOf(key))}\n`);
  writeFileSync(keys, JSON.stringify({ keys: [publicKeyOf(strange), publicKeyOf(key)] }));
});
afterAll(() => rmSync(directory, { recursive: true }));

it("says what was claimed, to whoever names the key", async () => {
  expect(await verifyBundle(file, signature, { keys })).toEqual(statement);
  expect(await verifyBundle(file, signature, { thumbprint })).toEqual(statement);
});

it("takes nobody's word for who signed", async () => {
  await expect(verifyBundle(file, signature, {})).rejects.toThrow("which anybody could say");
  await expect(verifyBundle(file, signature, { thumbprint: strange.id })).rejects.toThrow(`not by ${strange.id}`);
  const others = at("others.json");
  writeFileSync(others, JSON.stringify({ keys: [publicKeyOf(strange)] }));
  await expect(verifyBundle(file, signature, { keys: others })).rejects.toThrow("none of those");
  // A key that borrows the name of a trusted one.
  const forged = signStatement(
    statement,
    { ...signerOf(strange), kid: thumbprint },
    { ...publicKeyOf(strange), kid: thumbprint },
  );
  writeFileSync(at("forged.jws"), forged);
  await expect(verifyBundle(file, at("forged.jws"), { thumbprint })).rejects.toThrow("names its key");
});

it("refuses a changed byte, wherever it is, and says so", async () => {
  const changed = at("changed.json");
  writeFileSync(changed, text.replace("bundle", "bundlf"));
  await expect(verifyBundle(changed, signature, { thumbprint })).rejects.toThrow("is not the file that was signed");
  const jws = readFileSync(signature, "utf8").trim();
  const [header, payload, end] = jws.split(".");
  const other = Buffer.from(JSON.stringify({ ...statement, accounts: 1 })).toString("base64url");
  for (const wrong of [`${header}.${other}.${end}`, `${header}.${payload}.${"A".repeat(86)}`]) {
    writeFileSync(at("wrong.jws"), wrong);
    await expect(verifyBundle(file, at("wrong.jws"), { thumbprint })).rejects.toThrow("was not signed by key");
  }
  writeFileSync(at("none.jws"), "no statement");
  await expect(verifyBundle(file, at("none.jws"), { thumbprint })).rejects.toThrow("is no signed statement");
  await expect(verifyBundle(file, at("missing.jws"), { thumbprint })).rejects.toThrow("cannot be read");
  await expect(verifyBundle(at("missing.json"), signature, { thumbprint })).rejects.toThrow("cannot be read");
  await expect(verifyBundle(file, signature, { keys: file })).rejects.toThrow("is no JWK set");
});
