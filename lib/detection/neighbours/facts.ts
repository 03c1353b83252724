import { pseudonymOf } from "@/lib/traffic";
import { displayOf, named } from "../explanation/facts";
import { rounded } from "../explanation/parts";
import type { EpochValue } from "../store/epoch";
import { families, valueKinds } from "../vocabulary";
import type { PairEvidence, SharedFact } from "./contract";
import type { Measure, MeasuredPairs } from "./pairs";

/** What values are shown as under a measure, by kind and value: a pseudonym takes longer to make than all else of a fact. */
const displays = new WeakMap<Measure, Map<string, string>>();
const mostDisplays = 20_000;

function displayIn(measure: Measure, key: string, { kind, value }: EpochValue): string {
  let known = displays.get(measure);
  if (known === undefined || known.size > mostDisplays) {
    known = new Map();
    displays.set(measure, known);
  }
  let display = known.get(key);
  if (display === undefined) {
    display = displayOf(kind, value, measure.config.signupWindowHours, pseudonymOf);
    known.set(key, display);
  }
  return display;
}

/** A value, or a window of one, with the nats that it gives. */
interface Found {
  value: EpochValue;
  nats: number;
}

/** Windows of one value, with the nats of each, as the one fact that people are shown. */
function sharedFact(key: string, windows: readonly Found[], measure: Measure): SharedFact | undefined {
  const [first] = windows;
  if (first === undefined) return undefined;
  const { kind, value } = first.value;
  const family = valueKinds[kind];
  let [nats, overall, hub] = [Number.NEGATIVE_INFINITY, 0, false];
  for (const one of windows) {
    nats = Math.max(nats, one.nats);
    overall = Math.max(overall, one.value.anywhere, one.value.overall);
    hub ||= one.value.hub === 1;
  }
  const display = displayIn(measure, key, first.value);
  const of = measure.available[families.indexOf(family)] ?? 0;
  const windowCount = windows.length;
  const by = named(first.value.listed);
  return { family, kind, value, display, nats: rounded(nats), overall, of, hub, ...by, windows: windowCount };
}

/** One fact a value, the strongest first; hubs last among equals. */
export function factsOf(found: readonly Found[], measure: Measure): SharedFact[] {
  const byValue = new Map<string, Found[]>();
  for (const one of found) {
    const key = `${one.value.kind}/${one.value.value}`;
    const windows = byValue.get(key);
    if (windows === undefined) byValue.set(key, [one]);
    else windows.push(one);
  }
  return [...byValue]
    .flatMap(([key, windows]) => sharedFact(key, windows, measure) ?? [])
    .sort((a, b) => b.nats - a.nats || Number(a.hub) - Number(b.hub) || (a.display < b.display ? -1 : 1));
}

/** What two accounts share, by index, for people. */
export function evidenceOfPair(pairs: MeasuredPairs, a: number, b: number, measure: Measure): PairEvidence {
  const { total, corroborated, linked } = pairs.nats(a, b);
  const shared = pairs.shared(a, b).flatMap((place) => {
    const value = pairs.values[place];
    return value === undefined ? [] : [{ value, nats: pairs.weights[place] ?? 0 }];
  });
  const nats = Object.fromEntries(Object.entries(pairs.families(a, b)).map(([family, own]) => [family, rounded(own)]));
  return { nats: rounded(total), families: nats, corroborated, linked, facts: factsOf(shared, measure) };
}
