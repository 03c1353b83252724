import { verdicts } from "@/lib/detection/contract";
import { textTable } from "../text-table";
import { grouped, type Subject } from "./subjects";

export interface Confusion {
  /** What the accounts are in truth. */
  kind: string;
  accounts: number;
  /** How many of them are core or associated in a campaign with the verdict. */
  core: Record<string, number>;
  associated: number;
}

/** What accounts of each true kind were called; kinds of innocents of whom none was grouped are left out. */
export const confusionOf = (subjects: readonly Subject[]): Confusion[] =>
  grouped(subjects, ({ kind }) => kind)
    .filter(([, group]) => group.some(({ extracts, found }) => extracts || found !== null))
    .map(([kind, group]) => ({
      kind,
      accounts: group.length,
      core: Object.fromEntries(verdicts.map((verdict) => [verdict, coreOf(group, verdict)])),
      associated: group.filter(({ found }) => found?.tier === "associated").length,
    }));

const coreOf = (group: readonly Subject[], verdict: string): number =>
  group.filter(({ found }) => found?.tier === "core" && found.verdict === verdict).length;

export const confusionTable = (rows: readonly Confusion[]): string[] =>
  textTable([
    ["truth", "accounts", ...verdicts.map((verdict) => verdict.replace("_", " ")), "associated", "not found"],
    ...rows.map(({ kind, accounts, core, associated }) => {
      const counts = verdicts.map((verdict) => core[verdict] ?? 0);
      const rest = accounts - associated - counts.reduce((sum, count) => sum + count, 0);
      return [kind, ...[accounts, ...counts, associated, rest].map(String)];
    }),
  ]);
