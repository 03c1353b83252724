import type { ScoreTerm } from "@/lib/detection/contract";

export type TermSide = "for" | "against" | "absent" | "not_available";

export interface TermBar {
  term: ScoreTerm;
  side: TermSide;
  /** Share of half the scale that the bar takes, 0 to 1. */
  length: number;
}

export interface PreparedTerms {
  /** The four groups in the order they are read; every term stands in exactly one. */
  groups: Record<TermSide, TermBar[]>;
  sumFor: number;
  sumAgainst: number;
  /** What the score has beyond the terms: the log-odds before anything was looked at. */
  rest: number;
  /** Nats at the end of either half of the scale. */
  reach: number;
}

/** Terms for and against on one scale, the heaviest first. */
export function prepareTerms(terms: readonly ScoreTerm[], score: number): PreparedTerms {
  const reach = Math.max(1, ...terms.map((term) => Math.abs(term.nats)));
  const groups: PreparedTerms["groups"] = { for: [], against: [], absent: [], not_available: [] };
  for (const term of terms) {
    const side = sideOf(term);
    groups[side].push({ term, side, length: Math.abs(term.nats) / reach });
  }
  for (const bars of Object.values(groups)) {
    bars.sort((a, b) => Math.abs(b.term.nats) - Math.abs(a.term.nats) || (a.term.name < b.term.name ? -1 : 1));
  }
  const sum = (side: TermSide) => groups[side].reduce((nats, bar) => nats + bar.term.nats, 0);
  const sumFor = sum("for");
  const sumAgainst = sum("against");
  const rest = score - terms.reduce((nats, term) => nats + term.nats, 0);
  return { groups, sumFor, sumAgainst, rest: Math.abs(rest) < 0.005 ? 0 : rest, reach };
}

/** A term that weighs is for or against; the others were looked for in vain, or could not be looked for. */
function sideOf(term: ScoreTerm): TermSide {
  if (term.state !== "found") return term.state;
  if (term.nats === 0) return "absent";
  return term.nats > 0 ? "for" : "against";
}

/** The heaviest term against, which a person who confirms has to answer; null when nothing speaks against. */
export function strongestAgainst(terms: readonly ScoreTerm[]): ScoreTerm | null {
  return prepareTerms(terms, 0).groups.against[0]?.term ?? null;
}
