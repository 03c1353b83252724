import { type Context, runQuery } from "@/lib/command";
import { newId } from "@/lib/kernel";
import type { IngestKind } from "./choices";
import type { Encoding } from "./contract";
import type { FileFormat, Mapping } from "./mapping/contract";
import { framerOf, told } from "./parts-of-body";
import { columnsOf } from "./preview/columns-of";
import type { SourceColumn } from "./preview/contract";
import { byOwnMapping, type FilePreview, PreviewQuery, type PreviewRow, previewRows } from "./preview/contract";
import { guessMapping } from "./preview/guess-mapping";
import { recognize } from "./preview/recognize";
import { readingOf } from "./reading";
import { type Body, decode } from "./spool/decode";
import { firstRecords, type NumberedLine } from "./spool/first-records";
import { readWhole } from "./spool/parquet-file";
import { spoolFile } from "./spool/parts";
import { tooOld } from "./sql/closed-days.sql";
import { readClosedBefore } from "./store/closed-days";
import { orUnreadable, parquetColumns } from "./store/parquet";
import { previewLines, readParquetStart } from "./store/preview";

export interface FileToPreview {
  query: PreviewQuery;
  body: Body;
  encoding: Encoding;
  format?: FileFormat | undefined;
}

/**
 * What the first records of a file would become, and how it was told where their fields are. Stores nothing.
 * @throws `invalid_input` as `takeUpload` for a file or a mapping that cannot be read
 */
export const previewFile = (ctx: Context, { query, body, encoding, format }: FileToPreview): Promise<FilePreview> =>
  runQuery(
    ctx,
    { permission: "ingest.write", schema: PreviewQuery, input: query },
    async ({ kind, whole, ...rest }) => {
      const known = await told(decode(body, encoding), format ?? "told");
      const file = { body: known.body, format: known.format, whole: whole === "true" };
      const records = await startOf(ctx, file);
      const columns = columnsOf(records.map(({ line }) => line));
      const chosen = await mappingFor(ctx, kind, columns, rest);
      const rows = await previewLines(ctx.warehouse, kind, records, { mapping: chosen.mapping, now: ctx.clock() });
      const before = kind === "exchanges" ? await readClosedBefore(ctx.db, ctx.warehouse.database) : undefined;
      const shown = before === undefined ? rows : rows.map((row) => refusedIfOlder(row, before));
      return { format: known.format, kind, ...chosen, columns, rows: shown };
    },
  );

/** As a commit refuses exchanges of days that are closed. */
function refusedIfOlder(row: PreviewRow, before: string): PreviewRow {
  const ts = row.values.ts ?? "";
  const isOlder = row.reason === "" && ts !== "" && ts.slice(0, before.length) < before;
  return isOlder ? { ...row, field: "ts", reason: tooOld, excerpt: ts } : row;
}

async function startOf(
  ctx: Context,
  file: { body: Body; format: FileFormat; whole: boolean },
): Promise<NumberedLine[]> {
  const { body, format, whole } = file;
  if (format !== "parquet") return firstRecords(body, framerOf(format), { most: previewRows, whole });
  const spooled = await spoolFile({ batchId: newId(), body, onBytes: () => undefined });
  try {
    const shape = { type: "parquet", columns: await parquetColumns(ctx.warehouse, spooled.path) } as const;
    const read = () => readWhole(spooled.path);
    return await orUnreadable(() => readParquetStart(ctx.warehouse, { shape, read }, previewRows));
  } finally {
    await spooled.drop();
  }
}

type Chosen = Pick<FilePreview, "profile" | "reason" | "mapping">;

async function mappingFor(
  ctx: Context,
  kind: IngestKind,
  columns: readonly SourceColumn[],
  { profile, mapping }: { profile?: string | undefined; mapping?: Mapping | undefined },
): Promise<Chosen> {
  if (mapping !== undefined || profile !== undefined) {
    const reading = await readingOf(ctx, { kind, profile, mapping });
    const found = reading.mapping ?? { fields: {} };
    return mapping === undefined
      ? { profile, mapping: found, reason: `Read by the profile ${profile}.` }
      : { mapping: found, reason: byOwnMapping };
  }
  const recognized = recognize(kind, columns);
  if (recognized?.profile.kind === kind) {
    const { profile, reason } = recognized;
    return { profile: profile.name, mapping: profile.mapping, reason };
  }
  const other = recognized === undefined ? "" : ` They look like ${recognized.profile.kind}: ${recognized.reason}`;
  return {
    mapping: guessMapping(kind, columns),
    reason: `No profile fits; guessed by the names of the columns.${other}`,
  };
}
