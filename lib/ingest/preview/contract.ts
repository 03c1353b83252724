import { z } from "zod";
import { IngestKind } from "../choices";
import { FileFormat, Mapping, ProfileName, UploadQuery } from "../mapping/contract";

/** Records of a file that a preview shows. */
export const previewRows = 50;
/** Bytes of the start of a file that are enough for a preview of all formats but Parquet, which is read whole. */
export const previewBytes = 1024 * 1024;
/** Bytes of a Parquet file above which its preview is not worth sending it twice. */
export const largestParquetPreview = 256 * 1024 * 1024;

export const PreviewQuery = UploadQuery.extend({
  kind: IngestKind,
  /** `false` when only the start of the file is sent. */
  whole: z.enum(["true", "false"]).default("true"),
});
export type PreviewQuery = z.input<typeof PreviewQuery>;

/** A place in the records where something is, and what is there first. */
export const SourceColumn = z.object({ path: z.string(), example: z.string() });
export type SourceColumn = z.infer<typeof SourceColumn>;

/** What a record would become. */
export const PreviewRow = z.object({
  line: z.number(),
  /** The first fault; empty for a record that would be taken. */
  field: z.string(),
  reason: z.string(),
  excerpt: z.string(),
  /** By field, as it would be stored, masked; without fields that have nothing. */
  values: z.record(z.string(), z.string()),
});
export type PreviewRow = z.infer<typeof PreviewRow>;

export const FilePreview = z.object({
  format: FileFormat,
  kind: IngestKind,
  /** The profile that was used; none for a mapping that was given or guessed. */
  profile: ProfileName.optional(),
  /** How the mapping was found, in words. */
  reason: z.string(),
  mapping: Mapping,
  columns: z.array(SourceColumn),
  rows: z.array(PreviewRow),
});
export type FilePreview = z.infer<typeof FilePreview>;

/** By what a file was read, when somebody says themselves which column is what. */
export const byOwnMapping = "Read by your mapping.";
