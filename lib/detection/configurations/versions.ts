import { type Configuration, configurationHash } from "../configuration";
import type { ConfigurationOrigin, ConfigurationStatus } from "./contract";

interface Person {
  id: string;
  name: string;
}

/** One version of the configuration, stored or about to be. */
export interface Version {
  id: string;
  number: number;
  status: ConfigurationStatus;
  origin: ConfigurationOrigin;
  content: unknown;
  hash: string;
  basedOnId: string | null;
  reason: string;
  basis: unknown;
  proposedBy: Person;
  /** Null while it is not stored. */
  proposedAt: Date | null;
  decidedBy: Person | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  shadowRunId: string | null;
  supersededAt: Date | null;
  version: number;
}

export const stillwatch: Person = { id: "system", name: "Stillwatch" };

/** What is shipped has the same id everywhere, stored or not: the first half of its hash in the form of a UUID (version 8). */
const idOfHash = (hash: string): string =>
  `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;

/**
 * All versions, what this release ships among them. What was shipped gives way to what is shipped now; what people put live
 * stays, and the new one is a proposal like any other. Exactly one is live. `changed` has to be stored before anything else is.
 */
export function withShipped(stored: readonly Version[], shipped: Configuration) {
  const hash = configurationHash(shipped);
  if (stored.some((one) => one.origin === "shipped" && one.hash === hash))
    return { versions: [...stored], changed: [] };
  const live = stored.find((one) => one.status === "live");
  const isLive = live === undefined || live.origin === "shipped";
  const next: Version = {
    id: idOfHash(hash),
    number: Math.max(0, ...stored.map((one) => one.number)) + 1,
    status: isLive ? "live" : "proposed",
    origin: "shipped",
    content: shipped,
    hash,
    basedOnId: live?.id ?? null,
    reason: "Shipped with this release.",
    basis: null,
    proposedBy: stillwatch,
    proposedAt: null,
    decidedBy: isLive ? stillwatch : null,
    decidedAt: null,
    decisionReason: null,
    shadowRunId: null,
    supersededAt: null,
    version: 1,
  };
  const former: Version[] = isLive && live ? [{ ...live, status: "superseded", version: live.version + 1 }] : [];
  const rest = stored.map((one) => former.find(({ id }) => id === one.id) ?? one);
  return { versions: [...rest, next], changed: [...former, next] };
}

/** The version that is live. There always is one: what is shipped, if nothing else. */
export function liveOf(versions: readonly Version[]): Version {
  const live = versions.find((one) => one.status === "live");
  if (!live) throw new Error("No version of the configuration is live.");
  return live;
}
