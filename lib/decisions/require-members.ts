import { DomainError, invalidInput } from "@/lib/kernel";
import type { DecisionOutcome } from "./contract";
import type { Subject } from "./model";

/** How many names an error spells out. */
const mostNamed = 5;

export const named = (accountIds: readonly string[]): string => {
  const rest = accountIds.length - mostNamed;
  return `${accountIds.slice(0, mostNamed).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
};

/** The error of who names accounts that are no members of a campaign. */
export const notMembers = (codeName: string, strangers: readonly string[]): DomainError =>
  invalidInput(`Not members of campaign ${codeName}: ${named(strangers)}.`, { field: "accountIds" });

/** Throws `invalid_input` naming the accounts that are no members of the campaign. */
export function requireMembers(subjects: readonly Subject[], accountIds: readonly string[], codeName: string): void {
  const members = new Set(subjects.map(({ accountId }) => accountId));
  const strangers = accountIds.filter((accountId) => !members.has(accountId));
  if (strangers.length > 0) throw notMembers(codeName, strangers);
}

/** The error of an act that nothing came of: the first account's reason in words, every account's as a field. */
export function refuse(refused: DecisionOutcome["skipped"]): DomainError {
  const [first, ...others] = refused;
  const rest = others.length > 0 ? ` Also refused: ${named(others.map(({ accountId }) => accountId))}.` : "";
  return new DomainError("precondition_failed", `${first?.accountId} ${first?.reason}.${rest} Nothing was done.`, {
    fields: refused.map(({ accountId, reason }) => ({ field: accountId, message: reason })),
  });
}
