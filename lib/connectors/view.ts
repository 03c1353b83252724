import { second } from "@/lib/kernel";
import { type ConnectorFileView, type ConnectorView, Place } from "./contract";
import type { StoredConnector } from "./store/connectors";
import type { FileCounts, StoredFile } from "./store/files";

const textOf = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A connector as people and programs see it. Lag is in seconds. */
export function connectorView(connector: StoredConnector, counts: FileCounts | undefined, now: Date): ConnectorView {
  const { waiting = 0, taken = 0, failed = 0, takenAt = null, oldestAt = null } = counts ?? {};
  return {
    id: connector.id,
    name: connector.name,
    place: Place.parse(connector.place),
    kind: connector.kind,
    format: connector.format as ConnectorView["format"],
    profile: connector.profile,
    intervalSeconds: connector.intervalSeconds,
    settleSeconds: connector.settleSeconds,
    paused: connector.paused,
    version: connector.version,
    polledAt: textOf(connector.polledAt),
    nextPollAt: connector.nextPollAt.toISOString(),
    error: connector.error,
    files: { waiting, taken, failed },
    takenAt: textOf(takenAt),
    lagSeconds: oldestAt === null ? null : Math.max(0, (now.getTime() - oldestAt.getTime()) / second),
  };
}

export const fileView = (file: StoredFile): ConnectorFileView => ({
  id: file.id,
  path: file.path,
  size: Number(file.size),
  modifiedAt: file.modifiedAt.toISOString(),
  status: file.status,
  attempts: file.attempts,
  nextAttemptAt: textOf(file.nextAttemptAt),
  error: file.error,
  batchId: file.batchId,
  takenAt: textOf(file.takenAt),
});
