import { access, constants, stat } from "node:fs/promises";
import type { FileFormat, IngestKind } from "@/lib/ingest/contract";
import { invalidInput } from "@/lib/kernel";

/** One file and what its lines are. */
export interface Source {
  kind: IngestKind;
  file: string;
  /** Told by the file's name; left out, it is NDJSON or, with a profile, told by the first bytes. */
  format?: FileFormat | undefined;
  profile?: string | undefined;
}

/** Attributes first: whether an account's words may be kept is known before its exchanges arrive. */
const order: readonly IngestKind[] = ["accounts", "releases", "exchanges"];

/**
 * The files in the order in which they are taken, every one of them looked at before the first is opened. A profile is for the
 * exchanges, where there are any.
 * @throws `invalid_input` for no file at all, and for one that is missing, a directory or not readable.
 */
export async function sourcesOf(files: Record<IngestKind, string[]>, profile?: string): Promise<Source[]> {
  const named = files.exchanges.length > 0 ? ["exchanges"] : order;
  const sources = order.flatMap((kind) =>
    files[kind].map((file) => ({ kind, file, ...layoutOf(kind, file, named.includes(kind) ? profile : undefined) })),
  );
  if (sources.length === 0) {
    throw invalidInput("Name at least one file: --exchanges FILE, --accounts FILE or --releases FILE.");
  }
  for (const { file } of sources) await requireReadable(file);
  return sources;
}

const formats: [ending: RegExp, format: FileFormat][] = [
  [/\.(csv|tsv)(\.gz)?$/i, "csv"],
  [/\.parquet$/i, "parquet"],
];

/** What a file's name says. A file of JSON may be one list or an object a line: its first bytes tell. */
function layoutOf(kind: IngestKind, file: string, profile: string | undefined): Pick<Source, "format" | "profile"> {
  const format = formats.find(([ending]) => ending.test(file))?.[1];
  if (profile === undefined && /\.json(\.gz)?$/i.test(file)) return { profile: `stillwatch-${kind}` };
  return { format, profile };
}

async function requireReadable(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) throw invalidInput(`${file} does not exist. Paths start at ${process.cwd()}.`);
  if (found.isDirectory()) throw invalidInput(`${file} is a directory; name the files in it.`);
  await access(file, constants.R_OK).catch(() => {
    throw invalidInput(`${file} may not be read by this user.`);
  });
}
