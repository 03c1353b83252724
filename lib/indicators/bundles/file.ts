import { createHash } from "node:crypto";
import type { Context } from "@/lib/command";
import { type BundleFormat, Tlp } from "../contract";
import { mispText } from "../misp/event";
import { signFile } from "../signature/sign-file";
import { stixText } from "../stix/bundle";
import { accountPages, type ExportRow, readAbout } from "../store/ledger";
import { pageSize } from "./material";
import type { Sheet } from "./sheet";

const writers: Record<BundleFormat, (sheet: Sheet) => AsyncIterable<string>> = { stix: stixText, misp: mispText };

export const mediaTypes: Record<BundleFormat, string> = {
  stix: "application/stix+json;version=2.1",
  misp: "application/json",
};

export const nameOf = ({ campaign, recall }: ExportRow, format: BundleFormat): string =>
  `${campaign.codeName.toLowerCase().replaceAll(/\W+/g, "-")}${recall === null ? "" : "-recall"}.${format}.json`;

/**
 * A bundle of the ledger as a file, object by object: memory does not grow with the campaign. Once the last piece is taken the file is
 * signed and the ledger says so; a reader that breaks off leaves no such step.
 */
export async function* fileText(ctx: Context, row: ExportRow, format: BundleFormat): AsyncGenerator<string> {
  const hash = createHash("sha256");
  let bytes = 0;
  const sheet: Sheet = {
    exportId: row.id,
    tlp: Tlp.parse(row.tlp),
    exportedAt: row.exportedAt,
    recall: row.recall?.cause ?? null,
    about: await readAbout(ctx.db, row.id),
    accounts: accountPages(ctx.db, row.id, pageSize),
  };
  for await (const piece of writers[format](sheet)) {
    hash.update(piece);
    bytes += Buffer.byteLength(piece);
    yield piece;
  }
  await signFile(ctx, { exportId: row.id, format, sha256: hash.digest("hex"), bytes });
}
