import { access, constants, stat } from "node:fs/promises";
import type { IngestKind } from "@/lib/ingest/contract";
import { invalidInput } from "@/lib/kernel";

/** One file and what its lines are. */
export interface Source {
  kind: IngestKind;
  file: string;
}

/** Attributes first: whether an account's words may be kept is known before its exchanges arrive. */
const order: readonly IngestKind[] = ["accounts", "releases", "exchanges"];

/**
 * The files in the order in which they are taken, every one of them looked at before the first is opened.
 * @throws `invalid_input` for no file at all, and for one that is missing, a directory or not readable.
 */
export async function sourcesOf(files: Record<IngestKind, string[]>): Promise<Source[]> {
  const sources = order.flatMap((kind) => files[kind].map((file) => ({ kind, file })));
  if (sources.length === 0) {
    throw invalidInput("Name at least one file: --exchanges FILE, --accounts FILE or --releases FILE.");
  }
  for (const { file } of sources) await requireReadable(file);
  return sources;
}

async function requireReadable(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) throw invalidInput(`${file} does not exist. Paths start at ${process.cwd()}.`);
  if (found.isDirectory()) throw invalidInput(`${file} is a directory; name the files in it.`);
  await access(file, constants.R_OK).catch(() => {
    throw invalidInput(`${file} may not be read by this user.`);
  });
}
