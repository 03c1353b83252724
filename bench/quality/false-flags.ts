import { textTable } from "../text-table";
import { asRate, type Share, shareOf } from "./intervals";
import { grouped, isAssociated, isFlagged, isInnocent, isSuspected, type Subject } from "./subjects";

export interface FalseFlags {
  by: string;
  value: string;
  flags: Share;
  /** In a campaign that is called neither shared infrastructure nor evaluation. */
  suspected: Share;
  associated: Share;
}

const strata: Record<string, (subject: Subject) => string> = {
  kind: ({ kind }) => kind,
  country: ({ country }) => country,
  language: ({ language }) => language,
  programme: ({ program }) => program,
  "payment type": ({ payment }) => payment,
  VPN: ({ vpn }) => vpn,
};

/** Innocents that were flagged, suspected or associated: in all, and by what must make no difference. */
export function falseFlagsOf(subjects: readonly Subject[]): FalseFlags[] {
  const innocents = subjects.filter(isInnocent);
  const rows = [rowOf("all", "", innocents)];
  for (const [by, keyOf] of Object.entries(strata)) {
    rows.push(...grouped(innocents, keyOf).map(([value, group]) => rowOf(by, value, group)));
  }
  return rows;
}

const rowOf = (by: string, value: string, group: readonly Subject[]): FalseFlags => ({
  by,
  value,
  flags: shareOf(group.filter(isFlagged).length, group.length),
  suspected: shareOf(group.filter(isSuspected).length, group.length),
  associated: shareOf(group.filter(isAssociated).length, group.length),
});

export const falseFlagsTable = (rows: readonly FalseFlags[]): string[] =>
  textTable([
    ["", "", "innocents", "flagged", "per 100,000 [95 %]", "suspected", "per 100,000 [95 %]", "associated"],
    ...rows.map(({ by, value, flags, suspected, associated }) => [
      by,
      value,
      flags.of.toLocaleString("en-US"),
      String(flags.count),
      asRate(flags),
      String(suspected.count),
      asRate(suspected),
      String(associated.count),
    ]),
  ]);
