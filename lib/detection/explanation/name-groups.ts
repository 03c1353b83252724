import type { RefineInput } from "../clusters/refine";
import { configurationHash } from "../configuration";
import type { External } from "../external/read-external";
import type { AssessedGroup } from "../extraction/assess";
import type { Findings } from "../pipeline";
import { coreView } from "./against/core-view";
import { type Surroundings, surroundingsOf } from "./against/surroundings";
import type { ExplainedGroup } from "./explain-member";
import { displayOf, factOf, shownValues } from "./facts";
import { groupReasons } from "./reasons";
import { type HeldValue, heldValues } from "./values";

/** What a group's explanation is made of, and the values that its graph is drawn from. */
export interface GroupMaterial extends ExplainedGroup {
  values: HeldValue[];
  facts: ReturnType<typeof factOf>[];
}

export interface MaterialInput {
  findings: Findings;
  input: RefineInput;
  /** Accounts in campaigns that a person judged to be evaluations; null when nobody has judged any. */
  evaluations: ReadonlySet<string> | null;
  pseudonym: (kind: string, value: string) => string;
  external: External;
}

export function surroundingsFor({ findings, evaluations }: MaterialInput): Surroundings {
  const { linkage, profiles, outside } = findings;
  return surroundingsOf(
    { profiles, table: linkage.table, hubs: linkage.hubs, listed: linkage.listed, evaluations },
    outside,
  );
}

/** Gathers, for one assessed group, its values, what counts for each member, and what tests compare a member with. */
export function materialOf(
  assessed: AssessedGroup,
  around: Surroundings,
  from: MaterialInput,
  clearings: ExplainedGroup["clearings"] = new Map(),
): GroupMaterial {
  const { input, pseudonym, external } = from;
  const inCore = assessed.members.filter(({ tier }) => tier === "core").map(({ account }) => account);
  const all = assessed.members.map(({ account }) => account);
  const reasons = groupReasons(assessed.group, all, input);
  const values = heldValues(inCore, reasons, input, around);
  const byKey = new Map(values.map((held) => [`${held.kind}/${held.value}`, held]));
  const display = ({ kind, value }: HeldValue) => displayOf(kind, value, input.config.signupWindowHours, pseudonym);
  const core = inCore.flatMap((account) => {
    const profile = around.profiles.get(account);
    return profile ? [{ account, profile }] : [];
  });
  return {
    ...{ assessed, reasons, values, around, input, clearings, external },
    configurationHash: configurationHash(input.config),
    heldAs: (key) => byKey.get(key),
    displayOf: display,
    view: coreView(core, around),
    facts: shownValues(values).map((held) => factOf(held, display(held), around.profiles)),
  };
}
