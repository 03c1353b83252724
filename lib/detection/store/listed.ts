import { newId } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";
import type { OpenWarninglist } from "../warninglists/model";
import { addressText, disjoint, rangeOf } from "../warninglists/ranges";
import type { ListedKind, WarninglistReach } from "../warninglists/shapes";
import { everything, type Tables } from "./incidences.sql";
import { leftQuery, listedQuery, reachQuery } from "./listed.sql";

/** What is asked about of a list. */
export type Naming = Pick<OpenWarninglist, "content">;

/** A value of own traffic that lists name, by their places. */
export interface ListedValue {
  kind: ListedKind;
  /** sipHash64 of the value's text, decimal. */
  value: string;
  lists: number[];
}

export interface Asking {
  signal?: AbortSignal | undefined;
  /** What `of` asks for besides the question. */
  params?: Record<string, unknown>;
}

const tables = ["detection_listed_range", "detection_listed_value"] as const;
const options = ({ signal }: Asking) => ({ background: true, ...(signal ? { signal } : {}) });

/** Values of own traffic that lists name. */
export const readListed = (
  store: Warehouse,
  lists: readonly Naming[],
  of: Tables,
  asking: Asking,
): Promise<ListedValue[]> =>
  withLists(store, lists, asking, (question) =>
    store.rows<ListedValue>(listedQuery(of), { ...asking.params, question }, options(asking)),
  );

/** How many of them there are in all own traffic. */
export async function countListed(
  store: Warehouse,
  lists: readonly Naming[],
  asking: Asking,
): Promise<WarninglistReach> {
  const rows = await withLists(store, lists, asking, (question) =>
    store.rows<{ kind: ListedKind; found: number }>(reachQuery(everything), { question }, options(asking)),
  );
  const none = { ip: 0, ip_prefix: 0, signup_ip: 0, mail_domain: 0, user_agent: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ kind, found }) => [kind, found])) };
}

/** Tells the traffic store what lists name while it is asked. */
async function withLists<Result>(
  store: Warehouse,
  lists: readonly Naming[],
  asking: Asking,
  ask: (question: string) => Promise<Result>,
): Promise<Result> {
  const question = newId();
  try {
    await store.insert("detection_listed_range", rangesIn(question, lists), options(asking));
    await store.insert("detection_listed_value", valuesIn(question, lists), options(asking));
    return await ask(question);
  } finally {
    await forget(store, question);
  }
}

function* rangesIn(question: string, lists: readonly Naming[]) {
  const ranges = lists.map(({ content }) => content.flatMap((entry) => rangeOf(entry) ?? []));
  for (const { first, last, lists: by } of disjoint(ranges)) {
    yield { question, first: addressText(first), last: addressText(last), lists: by };
  }
}

function* valuesIn(question: string, lists: readonly Naming[]) {
  const by = new Map<string, { kind: string; value: string; lists: number[] }>();
  for (const [place, { content }] of lists.entries()) {
    for (const { kind, value } of content) {
      if (kind === "ip" || kind === "ip_range") continue;
      const key = `${kind} ${value}`;
      const known = by.get(key) ?? { kind, value, lists: [] };
      by.set(key, known);
      if (known.lists.at(-1) !== place) known.lists.push(place);
    }
  }
  for (const value of by.values()) yield { question, ...value };
}

async function forget(store: Warehouse, question: string): Promise<void> {
  for (const table of tables) {
    const left = await store.rows<{ part: string }>(leftQuery(table), {}, { background: true });
    for (const one of [question, ...left.map(({ part }) => part)]) {
      await store.command(`ALTER TABLE ${table} DROP PARTITION '${one}'`);
    }
  }
}
