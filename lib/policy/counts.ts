import type { Held } from "./held";
import type { Effect } from "./rule";

/** What was answered since the start. */
export class Counts {
  requests = 0;
  readonly byEffect: Record<Effect, number> = { allow: 0, throttle: 0, deny: 0 };
  obliged = 0;
  /** Answers without an account to ask about: they let the request through. */
  unnamed = 0;
  unauthenticated = 0;
}

/** In Prometheus' text format, version 0.0.4. */
export function metricsText(counts: Counts, held: Held, now: number): string {
  const staleness = held.staleness(now);
  const metrics: [string, "counter" | "gauge", string, [string, number][]][] = [
    [
      "requests_total",
      "counter",
      "Questions answered, by effect.",
      Object.entries(counts.byEffect).map(([effect, count]) => [`{effect="${effect}"}`, count]),
    ],
    ["obliged_total", "counter", "Requests let through with obligations.", [["", counts.obliged]]],
    [
      "unnamed_total",
      "counter",
      "Questions that named no account, and were answered with allow.",
      [["", counts.unnamed]],
    ],
    ["unauthenticated_total", "counter", "Questions without a valid token.", [["", counts.unauthenticated]]],
    ["rules", "gauge", "Subjects that something is held against.", [["", held.rules.size]]],
    ["replicas", "gauge", "Processes that share allowances.", [["", held.replicas]]],
    [
      "observations_dropped_total",
      "counter",
      "Observed requests that could not be kept until the database answered.",
      [["", held.dropped + held.observed.dropped]],
    ],
    [
      "staleness_seconds",
      "gauge",
      "Seconds since the rules were last known to be current.",
      staleness === undefined ? [] : [["", staleness]],
    ],
  ];
  return metrics
    .flatMap(([name, type, help, values]) => [
      `# HELP stillwatch_policy_${name} ${help}`,
      `# TYPE stillwatch_policy_${name} ${type}`,
      ...values.map(([labels, value]) => `stillwatch_policy_${name}${labels} ${value}`),
    ])
    .join("\n")
    .concat("\n");
}
