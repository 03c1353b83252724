import { createHash } from "node:crypto";
import type { HeldWarninglist } from "./shapes";

/** Something that a list names: an address, a range of them, a network, a mail domain, a domain with all names under it, a client. */
export interface WarninglistEntry {
  kind: "ip" | "ip_range" | "asn" | "mail_domain" | "domain" | "user_agent";
  value: string;
}

/** A list that holds, with all that it names. */
export interface OpenWarninglist extends HeldWarninglist {
  content: readonly WarninglistEntry[];
}

/** What people know a list by. */
export const titleOf = ({ name, version }: Pick<HeldWarninglist, "name" | "version">): string =>
  version === "" ? name : `${name} (${version})`;

export function hashOf(content: readonly WarninglistEntry[]): string {
  const hash = createHash("sha256");
  for (const line of content.map(({ kind, value }) => `${kind} ${value}\n`).sort()) hash.update(line);
  return hash.digest("hex");
}

/** In the order of names, so that who accepted what first makes no difference. */
export const inOrder = <List extends HeldWarninglist>(lists: readonly List[]): List[] => {
  const key = ({ name, version, id }: List) => `${name}\n${version}\n${id}`;
  return [...lists].sort((a, b) => (key(a) < key(b) ? -1 : 1));
};

/** Whether what is named, and by which lists, is the same. */
export const areSame = (some: readonly HeldWarninglist[], others: readonly HeldWarninglist[]): boolean => {
  const texts = (lists: readonly HeldWarninglist[]) =>
    lists.map(({ id, name, version, hash }) => JSON.stringify([id, name, version, hash])).join("\n");
  return texts(inOrder(some)) === texts(inOrder(others));
};

/** How long a list is accepted for, and when something took its place or withdrew it. */
export interface WarninglistTerm {
  validUntil: Date;
  endedAt: Date | null;
}

/** Whether a list holds at a moment: as a rule, and as the condition on rows that says the same. */
export const holds = ({ endedAt, validUntil }: WarninglistTerm, at: Date): boolean =>
  endedAt === null && validUntil > at;
export const holding = (at: Date) => ({ endedAt: null, validUntil: { gt: at } });
