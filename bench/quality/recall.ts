import { textTable } from "../text-table";
import { asShare, type Share, shareOf } from "./intervals";
import { grouped, isFlagged, type Subject } from "./subjects";

export interface Recall {
  kind: string;
  difficulty: string;
  campaigns: number;
  /** Campaigns of which at least half of the accounts were flagged. */
  found: Share;
  flagged: Share;
  /** Members that are in a found campaign but not flagged: associated, or the campaign is called otherwise. */
  otherwise: number;
}

/** Recall by kind and difficulty, then by difficulty over all kinds, then in all. */
export function recallOf(subjects: readonly Subject[]): Recall[] {
  const extracting = subjects.filter(({ extracts }) => extracts);
  const byKind = grouped(extracting, ({ kind, difficulty }) => `${kind}/${rank(difficulty)}`);
  const byDifficulty = grouped(extracting, ({ difficulty }) => rank(difficulty));
  return [
    ...byKind.map(([, group]) => rowOf(group[0]?.kind ?? "", group[0]?.difficulty ?? "", group)),
    ...byDifficulty.map(([, group]) => rowOf("all kinds", group[0]?.difficulty ?? "", group)),
    rowOf("all kinds", "all", extracting),
  ];
}

const order = ["trivial", "easy", "medium", "hard"];
const rank = (difficulty: string | null): string => String(order.indexOf(difficulty ?? ""));

function rowOf(kind: string, difficulty: string, group: readonly Subject[]): Recall {
  const campaigns = grouped(group, ({ campaign }) => campaign ?? "");
  const found = campaigns.filter(([, members]) => members.filter(isFlagged).length * 2 >= members.length);
  return {
    kind,
    difficulty,
    campaigns: campaigns.length,
    found: shareOf(found.length, campaigns.length),
    flagged: shareOf(group.filter(isFlagged).length, group.length),
    otherwise: group.filter((one) => one.found !== null && !isFlagged(one)).length,
  };
}

export const recallTable = (rows: readonly Recall[]): string[] =>
  textTable([
    ["kind", "difficulty", "campaigns", "half found", "flagged / accounts", "recall [95 %]", "found, not flagged"],
    ...rows.map(({ kind, difficulty, campaigns, found, flagged, otherwise }) => [
      kind,
      difficulty,
      String(campaigns),
      String(found.count),
      `${flagged.count} / ${flagged.of}`,
      asShare(flagged),
      String(otherwise),
    ]),
  ]);
