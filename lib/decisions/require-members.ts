import { invalidInput } from "@/lib/kernel";
import type { Subject } from "./model";

/** How many names an error spells out. */
const mostNamed = 5;

export const named = (accountIds: readonly string[]): string => {
  const rest = accountIds.length - mostNamed;
  return `${accountIds.slice(0, mostNamed).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
};

/** Throws `invalid_input` naming the accounts that are no members of the campaign. */
export function requireMembers(subjects: readonly Subject[], accountIds: readonly string[], codeName: string): void {
  const members = new Set(subjects.map(({ accountId }) => accountId));
  const strangers = accountIds.filter((accountId) => !members.has(accountId));
  if (strangers.length === 0) return;
  throw invalidInput(`Not members of campaign ${codeName}: ${named(strangers)}.`, { field: "accountIds" });
}
