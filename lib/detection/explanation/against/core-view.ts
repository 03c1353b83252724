import { settledAt } from "../../extraction/egress";
import type { AccountProfile, Incidences } from "../../model";

/** What a member is compared with inside its group: how many of the core are like it. */
export interface CoreView {
  /** Core accounts. */
  core: number;
  /** Core accounts by organisation, parent or reseller. */
  owners: ReadonlyMap<string, number>;
  /** Core accounts by card and mail domain together. */
  payers: ReadonlyMap<string, number>;
  /** Core accounts that do most of what they do at an address, by its value. */
  atAddress: ReadonlyMap<string, number>;
}

/** Who an account says openly that it belongs to. */
export const ownersOf = ({ organization, parent, reseller }: AccountProfile): string[] =>
  [
    organization && `organisation ${organization}`,
    parent && `parent ${parent}`,
    reseller && `reseller ${reseller}`,
  ].filter((owner) => owner !== "");

/** Who pays, as far as card and mail domain say it. */
export const payerOf = ({ card, mailDomain }: AccountProfile): string => `${card}\n${mailDomain}`;

export function coreView(
  core: readonly { account: number; profile: AccountProfile }[],
  { table }: { table: Incidences },
): CoreView {
  const owners = new Map<string, number>();
  const payers = new Map<string, number>();
  const atAddress = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { account, profile } of core) {
    for (const owner of ownersOf(profile)) count(owners, owner);
    if (profile.card !== "" && profile.mailDomain !== "") count(payers, payerOf(profile));
    for (const address of settledAt(account, profile, table)) count(atAddress, address);
  }
  return { core: core.length, owners, payers, atAddress };
}
