import { pseudonymOf } from "@/lib/traffic";
import { displayOf } from "../explanation/facts";
import { rounded } from "../explanation/parts";
import type { EpochValue } from "../store/epoch";
import { families, valueKinds } from "../vocabulary";
import type { PairEvidence, SharedFact } from "./contract";
import type { Measure, MeasuredPairs } from "./pairs";

/** Windows of one value, with the nats of each, as the one fact that people are shown. */
function sharedFact(
  windows: readonly { value: EpochValue; nats: number }[],
  { available, config }: Measure,
): SharedFact | undefined {
  const [first] = windows;
  if (first === undefined) return undefined;
  const { kind, value } = first.value;
  const family = valueKinds[kind];
  return {
    ...{ family, kind, value },
    display: displayOf(kind, value, config.signupWindowHours, pseudonymOf),
    nats: rounded(Math.max(...windows.map(({ nats }) => nats))),
    overall: Math.max(...windows.map(({ value }) => Math.max(value.anywhere, value.overall))),
    of: available[families.indexOf(family)] ?? 0,
    hub: windows.some(({ value }) => value.hub === 1),
    windows: windows.length,
  };
}

/** One fact a value, the strongest first; hubs last among equals. */
export function factsOf(found: readonly { value: EpochValue; nats: number }[], measure: Measure): SharedFact[] {
  const byValue = new Map<string, { value: EpochValue; nats: number }[]>();
  for (const one of found) {
    const key = `${one.value.kind}/${one.value.value}`;
    byValue.set(key, [...(byValue.get(key) ?? []), one]);
  }
  return [...byValue.values()]
    .flatMap((windows) => sharedFact(windows, measure) ?? [])
    .sort((a, b) => b.nats - a.nats || Number(a.hub) - Number(b.hub) || (a.display < b.display ? -1 : 1));
}

/** What two accounts share, by index, for people. */
export function evidenceOfPair(pairs: MeasuredPairs, a: number, b: number, measure: Measure): PairEvidence {
  const { total, families: byFamily, corroborated, linked } = pairs.nats(a, b);
  const shared = pairs.shared(a, b).flatMap((place) => {
    const value = pairs.values[place];
    return value === undefined ? [] : [{ value, nats: pairs.weights[place] ?? 0 }];
  });
  const nats = Object.fromEntries(Object.entries(byFamily).map(([family, own]) => [family, rounded(own)]));
  return { nats: rounded(total), families: nats, corroborated, linked, facts: factsOf(shared, measure) };
}
