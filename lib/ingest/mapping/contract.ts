import { z } from "zod";
import { IngestKind } from "../choices";
import { type Field, fieldsOf } from "../fields";
import { stepsOf } from "./path";

/** How a file is written. `json` is one list of objects. */
export const FileFormat = z.enum(["ndjson", "json", "csv", "parquet"]);
export type FileFormat = z.infer<typeof FileFormat>;

/** A profile that comes with Stillwatch, or a mapping that somebody has saved. */
export const ProfileName = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u, "must be 1 to 64 letters, digits, spaces, dots, dashes");
export type ProfileName = z.infer<typeof ProfileName>;

/** Where a value is: `user`, `metadata.user_id`, `messages[0].content`, `"name.with.dots"`. */
export const SourcePath = z
  .string()
  .max(256)
  .refine((path) => stepsOf(path) !== undefined, 'is no path: write a.b, a[0] or "name.with.dots"');

/** What may be done to a value on its way. Left out, a field of each type takes what can be read as one. */
export const conversions = {
  text: "text as it is",
  sha256: "SHA-256 of the text, in hexadecimal",
  first_of_list: "the first of a list with commas",
  words: "a word for each word",
  utc: "a time without an offset, read as UTC",
  epoch_seconds: "seconds since 1970",
  epoch_milliseconds: "milliseconds since 1970",
  epoch_microseconds: "microseconds since 1970",
  epoch_nanoseconds: "nanoseconds since 1970",
  messages: "the words of a list of messages",
} as const;
export const Conversion = z.enum(Object.keys(conversions) as [keyof typeof conversions]);
export type Conversion = keyof typeof conversions;

const word = z.string().max(256);

export const PathSource = z.strictObject({
  from: SourcePath,
  as: Conversion.optional(),
  /** Whose messages count; left out, everybody's. Only for `messages`. */
  roles: z.array(word.min(1)).min(1).max(8).optional(),
  /** All of these messages, or only the last. Only for `messages`. */
  of: z.enum(["all", "last"]).optional(),
  /** What stands for each word. Only for `words`. */
  words: z.record(word, word).optional(),
  /** What stands for all other words; left out, they stay as they are. Only for `words`. */
  otherwise: word.optional(),
});
export type PathSource = z.infer<typeof PathSource>;

export const FieldSource = z.union([
  PathSource,
  z.strictObject({ constant: z.union([word, z.number(), z.boolean()]) }),
]);
export type FieldSource = z.infer<typeof FieldSource>;

/** Where each field comes from: the first of its sources that has a value counts. */
export const Mapping = z.strictObject({
  fields: z.record(z.string(), z.array(FieldSource).min(1).max(8)),
  /** Outermost fields that are not kept beside the mapped ones: what holds people's words, or repeats other fields. */
  leave_out: z.array(z.string().min(1).max(256)).max(64).optional(),
  /** Only records with one of these words there are meant; the others are rejected and say so. */
  only: z.strictObject({ from: SourcePath, in: z.array(word).min(1).max(32) }).optional(),
});
export type Mapping = z.infer<typeof Mapping>;

const timeConversions: readonly Conversion[] = [
  "utc",
  "epoch_seconds",
  "epoch_milliseconds",
  "epoch_microseconds",
  "epoch_nanoseconds",
];

/** The conversions that make sense for a field. */
export function conversionsFor(field: Field): readonly Conversion[] {
  if (field.type === "time") return timeConversions;
  if (field.type === "content") return ["text", "messages"];
  if (field.type === "text") return ["text", "sha256", "first_of_list", "words"];
  if (field.type === "choice") return ["words"];
  return field.type === "address" ? ["first_of_list"] : [];
}

export interface MappingFault {
  field: string;
  message: string;
}

/** What is wrong with a mapping for a kind, beyond its shape. */
export function faultsOfMapping(kind: IngestKind, mapping: Mapping): MappingFault[] {
  const known = new Map(fieldsOf[kind].map((field) => [field.name, field]));
  return Object.entries(mapping.fields).flatMap(([name, sources]) => {
    const field = known.get(name);
    if (field === undefined) return [{ field: name, message: `is no field of ${kind}` }];
    return sources.flatMap((source) => faultOfSource(field, source)).map((message) => ({ field: name, message }));
  });
}

function faultOfSource(field: Field, source: FieldSource): string[] {
  if ("constant" in source) return [];
  const { as, words, roles, of, otherwise } = source;
  if (as !== undefined && !conversionsFor(field).includes(as)) return [`cannot be read as ${as}`];
  if (as === "words" && words === undefined) return ["as words needs the words"];
  if (as !== "words" && (words ?? otherwise) !== undefined) return ["has words, but is not read as words"];
  if (as !== "messages" && (roles ?? of) !== undefined) return ["has roles, but is not read as messages"];
  return [];
}

/** What a URL says of an upload. */
export const UploadQuery = z.object({
  /** The name of the file. */
  source: z.string().min(1).max(1024).optional(),
  profile: ProfileName.optional(),
  /** A mapping as JSON. */
  mapping: z
    .string()
    .max(12_000)
    .transform((text, check) => {
      try {
        return JSON.parse(text);
      } catch {
        check.addIssue({ code: "custom", message: "is not JSON" });
        return z.NEVER;
      }
    })
    .pipe(Mapping)
    .optional(),
});
export type UploadQuery = z.input<typeof UploadQuery>;

/** A named mapping and what it is told by. */
export const ProfileView = z.object({
  name: ProfileName,
  title: z.string(),
  about: z.string(),
  kind: IngestKind,
  mapping: Mapping,
  /** Comes with Stillwatch; a saved one has an id and a version instead. */
  builtIn: z.boolean(),
  id: z.uuid().optional(),
  version: z.number().int().optional(),
});
export type ProfileView = z.infer<typeof ProfileView>;

export const ProfileList = z.object({ rows: z.array(ProfileView) });
export type ProfileList = z.infer<typeof ProfileList>;

/** A new mapping, or, with `version`, the next version of the saved one of that name. */
export const SaveMapping = z
  .object({ name: ProfileName, kind: IngestKind, mapping: Mapping, version: z.number().int().min(1).optional() })
  .check(({ value, issues }) => {
    for (const { field, message } of faultsOfMapping(value.kind, value.mapping)) {
      issues.push({ code: "custom", input: value, path: ["mapping", "fields", field], message });
    }
  });
export type SaveMapping = z.infer<typeof SaveMapping>;
