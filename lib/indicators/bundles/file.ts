import { createHash } from "node:crypto";
import type { Context } from "@/lib/command";
import type { BundleFormat } from "../contract";
import { mispText } from "../misp/event";
import { signFile } from "../signature/sign-file";
import { stixText } from "../stix/bundle";
import type { ExportRow } from "../store/ledger";
import type { Sheet } from "./sheet";
import { sheetOf } from "./sheet-of";

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
  for await (const piece of writers[format](await sheetOf(ctx.db, row))) {
    hash.update(piece);
    bytes += Buffer.byteLength(piece);
    yield piece;
  }
  await signFile(ctx, { exportId: row.id, format, sha256: hash.digest("hex"), bytes });
}
