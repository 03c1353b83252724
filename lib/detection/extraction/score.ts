import type { Configuration } from "../configuration";
import type { ScoreTerm } from "../contract";
import { capabilityFocus, elicitationLift, repeatedQuestions, shareOfCarriers } from "./content-terms";
import { accountAge, loadBalancing, modelPivot, sharedSchedule } from "./coordination-terms";
import {
  contract,
  conversations,
  declaredOrganisation,
  manyUsers,
  onePayer,
  onePlace,
  verifiedOrganisation,
} from "./counter-terms";
import type { PivotComparison } from "./pivot";
import { clamp, type GroupView } from "./term";

export interface GroupScore {
  /** Log-odds that the group harvests: prior, plus what speaks for it, less what speaks against it. */
  total: number;
  /** Nats from what is asked for alone: without them no coordination makes a distillation. */
  extraction: number;
  terms: ScoreTerm[];
}

const extractionTerms = [elicitationLift, shareOfCarriers] as const;
const otherTerms = [
  capabilityFocus,
  loadBalancing,
  sharedSchedule,
  accountAge,
  repeatedQuestions,
  declaredOrganisation,
  verifiedOrganisation,
  contract,
  onePayer,
  onePlace,
  conversations,
  manyUsers,
] as const;

/** Additive log-odds of a group against accounts of its volume; no term looks at a country or a language. */
export function scoreGroup(view: GroupView, pivots: readonly PivotComparison[], config: Configuration): GroupScore {
  const limit = (term: ScoreTerm): ScoreTerm => ({ ...term, nats: clamp(term.nats, -config.termCap, config.termCap) });
  const content = extractionTerms.map((term) => limit(term(view)));
  const terms = [...content, ...otherTerms.map((term) => limit(term(view))), modelPivot(pivots)];
  const sum = (list: readonly ScoreTerm[]) => list.reduce((total, term) => total + term.nats, 0);
  return { total: config.priorNats + sum(terms), extraction: sum(content), terms };
}
