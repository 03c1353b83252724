import type { Database } from "@/lib/db";
import {
  currentWarninglists,
  disjoint,
  isWithin,
  openWarninglists,
  rangeOf,
  type WarninglistEntry,
} from "@/lib/detection";
import { ListAbout } from "./contract";
import type { Term, Warninglist } from "./model";
import { aboutOf, openWarninglist } from "./seal-content";
import { type BatchEntry, readUndescribed } from "./store/batches";

/** Values that are common by the warninglists that hold. */
export interface Listed {
  values: ReadonlySet<string>;
  domains: ReadonlySet<string>;
  addresses: ReturnType<typeof disjoint>;
}

/** What a list names. Lists of host names are about all names under them. */
export const contentOf = ({ kind: of, entries }: Pick<Warninglist, "kind" | "entries">): WarninglistEntry[] =>
  entries.map((entry) => {
    const at = entry.indexOf(" ");
    const kind = entry.slice(0, at) as WarninglistEntry["kind"];
    return { kind: of === "hostname" ? "domain" : kind, value: entry.slice(at + 1) };
  });

/** What is told of the lists among some batches. Those that were kept before it stood beside them are opened. */
export async function aboutLists(db: Database, batches: readonly BatchEntry[]): Promise<Map<string, ListAbout>> {
  const about = new Map<string, ListAbout>();
  for (const { id, listAbout } of batches) if (listAbout !== null) about.set(id, ListAbout.parse(listAbout));
  const others = batches.flatMap(({ id }) => (about.has(id) ? [] : [id]));
  for (const { id, warninglist } of await readUndescribed(db, others))
    if (warninglist !== null) about.set(id, aboutOf(openWarninglist(id, warninglist)));
  return about;
}

/** The lists that were read last: there may be a million values, and they change rarely. */
let last: { key: string; listed: Listed } | undefined;

export async function readListed(db: Database, now: Date): Promise<Listed> {
  const lists = await currentWarninglists(db, now);
  const key = lists.map(({ id, hash }) => `${id} ${hash}`).join("\n");
  if (last?.key === key) return last.listed;
  const content = (await openWarninglists(db, lists)).flatMap((list) => list.content);
  const listed: Listed = {
    values: new Set(content.map(({ kind, value }) => `${kind === "domain" ? "mail_domain" : kind} ${value}`)),
    domains: new Set(content.flatMap(({ kind, value }) => (kind === "domain" ? [value] : []))),
    addresses: disjoint([content.flatMap((entry) => rangeOf(entry) ?? [])]),
  };
  last = { key, listed };
  return listed;
}

/** Whether a value is on a list: itself, an address within a range, or a name under a listed one. */
export function isListed({ kind, value }: Term, { values, domains, addresses }: Listed): boolean {
  if (values.has(`${kind} ${value}`)) return true;
  if (kind === "ip" || kind === "ip_range") return isWithin(addresses, value.split("/")[0] ?? "");
  if (kind !== "mail_domain") return false;
  const labels = value.split(".");
  return labels.some((_, i) => domains.has(labels.slice(i).join(".")));
}
