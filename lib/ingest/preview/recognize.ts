import type { IngestKind } from "../choices";
import { profiles } from "../profiles";
import type { Profile } from "../profiles/profile";
import type { SourceColumn } from "./contract";

export interface Recognized {
  profile: Profile;
  reason: string;
}

/** The profile whose marks are among the columns. One of the wanted kind comes first. */
export function recognize(kind: IngestKind, columns: readonly SourceColumn[]): Recognized | undefined {
  const paths = columns.map(({ path }) => path);
  const has = (mark: string) => paths.some((path) => path === mark || path.startsWith(`${mark}.`));
  const wanted = [...profiles].sort((a, b) => Number(b.kind === kind) - Number(a.kind === kind));
  for (const profile of wanted) {
    const marks = profile.marks.find((group) => group.every(has));
    if (marks !== undefined) return { profile, reason: `The records have ${inWords(marks)}, as ${profile.title} do.` };
  }
  return undefined;
}

const inWords = (names: readonly string[]): string => `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
