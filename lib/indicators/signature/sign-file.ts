import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import type { Database } from "@/lib/db";
import { type KeptKey, newSigningKey, publicKeyOf, signerOf } from "@/lib/env/signing-key";
import { newId, notFound } from "@/lib/kernel";
import { viewExport } from "../bundles/view";
import { BundleFormat } from "../contract";
import { producerId } from "../ids";
import { insertSteps, readExport } from "../store/ledger";
import { insertSigningKey, lockSigningKeys, readRecordHead, readSigningKeys } from "../store/signing-keys";
import { signStatement } from "./statement";

const Input = z.object({ exportId: z.uuid(), format: BundleFormat, sha256: z.string(), bytes: z.number().int() });

/** Signs a file that was made of a bundle and enters that it was taken. */
export function signFile(ctx: Context, input: z.input<typeof Input>): Promise<void> {
  const command = { permission: "bundle.export", schema: Input, input } as const;
  return runCommand(ctx, command, async ({ tx, input: { exportId, format, sha256, bytes }, now, record }) => {
    const row = await readExport(tx, exportId);
    if (!row) throw notFound("Export", exportId);
    const view = viewExport(row);
    const key = await presentKey(tx, now);
    const jws = signStatement(
      {
        iss: "stillwatch",
        producer: producerId(),
        kind: view.recall === null ? "bundle" : "recall",
        ...{ format, sha256, bytes, campaign: view.campaign, partner: view.partner, tlp: view.tlp },
        ...{ purpose: view.purpose, categories: view.categories, agreement_version: view.agreementVersion },
        ...{ accounts: view.accounts, objects: view.objects, exported_at: view.exportedAt },
        signed_at: now.toISOString(),
        record: await readRecordHead(tx),
      },
      signerOf(key),
      publicKeyOf(key),
    );
    await insertSteps(tx, [
      { id: newId(), exportId, kind: "downloaded", byName: ctx.actor.name, at: now, note: format, sha256, jws },
    ]);
    record({
      action: "bundle.download",
      subject: { type: "campaign", id: row.campaignId },
      detail: { exportId, partner: view.partner, format, sha256, bytes, signedBy: key.id },
      live: [
        { topic: "sharing", subjectId: exportId },
        { topic: "campaign", subjectId: row.campaignId },
      ],
    });
  });
}

/** The key that signs now, made when there is none. */
export async function presentKey(tx: Database, now: Date): Promise<KeptKey> {
  await lockSigningKeys(tx);
  const [key] = await readSigningKeys(tx);
  if (key && key.retiredAt === null) return key;
  return insertSigningKey(tx, await newSigningKey(), now);
}
