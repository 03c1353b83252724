import type { Database } from "@/lib/db";
import { configurationHash } from "../configuration";
import { type ConfigurationSummary, type ConfigurationView, LearnedFrom, type ShadowState } from "./contract";
import { at, differencesOf, valuesOf } from "./fields";
import { comparedWith, readable } from "./live";
import { readRunHash, readShadowRuns } from "./store";
import type { Version } from "./versions";

const iso = (when: Date | null): string | null => when?.toISOString() ?? null;

/** How the latest shadow run of each of some versions stands, by the id of the version. */
export async function shadowStates(
  db: Database,
  versions: readonly Version[],
  of: readonly Version[],
): Promise<Map<string, ShadowState>> {
  const liveHash = configurationHash(comparedWith(versions));
  const states = new Map<string, ShadowState>();
  for (const run of await readShadowRuns(
    db,
    of.map(({ id }) => id),
  )) {
    const version = of.find(({ id }) => id === run.configurationId);
    const configuration = version && readable(version.content).configuration;
    if (!version || run.status === "published") continue;
    const baselineHash = run.baselineRunId === null ? undefined : await readRunHash(db, run.baselineRunId);
    const isAsRun = configuration !== undefined && configurationHash(configuration) === run.configurationHash;
    states.set(version.id, {
      runId: run.id,
      status: run.status,
      startedAt: run.startedAt.toISOString(),
      error: run.error,
      isCurrent: isAsRun && baselineHash === liveHash,
    });
  }
  return states;
}

/** A version among all others, without its values. */
export function summaryOf(
  version: Version,
  versions: readonly Version[],
  shadow: ShadowState | undefined,
): ConfigurationSummary {
  const { configuration } = readable(version.content);
  return {
    id: version.id,
    number: version.number,
    name: String(at(version.content, "version") ?? ""),
    status: version.status,
    origin: version.origin,
    hash: version.hash,
    reason: version.reason,
    proposedBy: version.proposedBy,
    proposedAt: iso(version.proposedAt),
    decidedBy: version.decidedBy,
    decidedAt: iso(version.decidedAt),
    decisionReason: version.decisionReason,
    supersededAt: iso(version.supersededAt),
    differences: configuration ? differencesOf(comparedWith(versions), configuration) : [],
    shadow: shadow ?? null,
    version: version.version,
  };
}

/** One version with all of its values. */
export async function configurationView(
  db: Database,
  versions: readonly Version[],
  version: Version,
): Promise<ConfigurationView> {
  const { configuration, filled, fault } = readable(version.content);
  const shadow = (await shadowStates(db, versions, [version])).get(version.id);
  return {
    ...summaryOf(version, versions, shadow),
    values: valuesOf(configuration ?? version.content),
    filled,
    fault,
    learnedFrom: version.basis === null ? null : LearnedFrom.parse(version.basis),
  };
}
