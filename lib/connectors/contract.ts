import { z } from "zod";
import { FileFormat, IngestKind, ProfileName } from "@/lib/ingest/contract";
import { isPattern } from "./pattern";

/** Which files below a place are meant: `*` and `?` within a name, `**` over folders, `{csv,json}` for alternatives. */
const Pattern = z
  .string()
  .min(1)
  .max(256)
  .refine(isPattern, "is no pattern: write **/*.ndjson.gz, with up to 64 alternatives in {a,b}");

/** A directory of the machines that Stillwatch's workers run on. */
export const DirectoryPlace = z.strictObject({
  type: z.literal("directory"),
  /** Absolute, and beneath a root that the operator allows. */
  path: z.string().regex(/^\/[^\0]*$/, "must be an absolute path"),
  files: Pattern.default("**"),
});
export type DirectoryPlace = z.infer<typeof DirectoryPlace>;

/** The engine reads these signs in a name as a pattern, and knows no way around it. */
const plain = /^[^*?{}\0]*$/;

/** A bucket of an object store that speaks S3, addressed by its path. */
export const BucketPlace = z.strictObject({
  type: z.literal("bucket"),
  /** Scheme, host and port, as the operator allows them. */
  endpoint: z.url({ protocol: /^https?$/ }).transform((url, check) => {
    const { origin, pathname, search, hash, username, password } = new URL(url);
    if (pathname !== "/" || search + hash + username + password !== "") {
      check.addIssue({ code: "custom", message: "must be scheme, host and port alone" });
    }
    return origin;
  }),
  bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "is no name of a bucket"),
  /** What all keys that are meant begin with; `files` says which of them, below it. */
  prefix: z
    .string()
    .max(512)
    .regex(plain, "must not contain * ? { }")
    .refine((prefix) => !prefix.startsWith("/"), "must not begin with /")
    .default(""),
  files: Pattern.default("**"),
  /** The name under which the operator keeps key and secret; left out, the bucket is read without. */
  credentials: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{0,31}$/, "must be a name in capitals, as in the operator's environment")
    .optional(),
});
export type BucketPlace = z.infer<typeof BucketPlace>;

/** A connector as everybody names it. */
export const ConnectorName = ProfileName;

export const Place = z.discriminatedUnion("type", [DirectoryPlace, BucketPlace]);
export type Place = z.infer<typeof Place>;

/** A new connector, or, with `version`, the next version of the one of that name. */
export const SaveConnector = z.object({
  name: ConnectorName,
  place: Place,
  kind: IngestKind,
  /** Left out, it is NDJSON, or, with a profile, told by the first bytes of each file. */
  format: FileFormat.optional(),
  /** A profile or a saved mapping; left out, fields have the names of the contract. */
  profile: ProfileName.optional(),
  /** Seconds from one look at the place to the next. */
  intervalSeconds: z.number().int().min(5).max(86_400).default(60),
  /** Seconds that a file must have stayed as it is before it is taken. */
  settleSeconds: z.number().int().min(0).max(3_600).default(10),
  version: z.number().int().min(1).optional(),
});
export type SaveConnector = z.input<typeof SaveConnector>;

export const ConnectorInput = z.object({ id: z.uuid() });
export type ConnectorInput = z.infer<typeof ConnectorInput>;

export const ConnectorView = z.object({
  id: z.uuid(),
  name: z.string(),
  place: Place,
  kind: IngestKind,
  format: FileFormat.nullable(),
  profile: z.string().nullable(),
  intervalSeconds: z.number().int(),
  settleSeconds: z.number().int(),
  paused: z.boolean(),
  version: z.number().int(),
  /** When its place last answered; null before it first did. */
  polledAt: z.iso.datetime().nullable(),
  nextPollAt: z.iso.datetime(),
  /** Why the last look at the place failed; null when it did not. */
  error: z.string().nullable(),
  files: z.object({ waiting: z.number().int(), taken: z.number().int(), failed: z.number().int() }),
  /** When a file was last taken. */
  takenAt: z.iso.datetime().nullable(),
  /** Seconds since the oldest file that is not taken yet was changed; null when there is none. */
  lagSeconds: z.number().nullable(),
});
export type ConnectorView = z.infer<typeof ConnectorView>;

export const ConnectorList = z.object({ rows: z.array(ConnectorView) });
export type ConnectorList = z.infer<typeof ConnectorList>;

export const ConnectorFileStatus = z.enum(["waiting", "taken", "failed"]);
export type ConnectorFileStatus = z.infer<typeof ConnectorFileStatus>;

/** Files shown of a connector, those in want of attention first. */
export const mostFilesShown = 200;

export const ConnectorFileView = z.object({
  id: z.uuid(),
  path: z.string(),
  /** Bytes as they are stored. */
  size: z.number(),
  modifiedAt: z.iso.datetime(),
  status: ConnectorFileStatus,
  attempts: z.number().int(),
  /** Null for a file that is taken, and for one that is not tried again by itself. */
  nextAttemptAt: z.iso.datetime().nullable(),
  error: z.string().nullable(),
  /** The upload that it became. */
  batchId: z.uuid().nullable(),
  takenAt: z.iso.datetime().nullable(),
});
export type ConnectorFileView = z.infer<typeof ConnectorFileView>;

export const ConnectorFileList = z.object({ rows: z.array(ConnectorFileView) });
export type ConnectorFileList = z.infer<typeof ConnectorFileList>;
