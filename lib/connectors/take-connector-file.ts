import { createHash } from "node:crypto";
import type { Context } from "@/lib/command";
import { type IngestBatchView, takeStream } from "@/lib/ingest";
import { isDomainError, ownFault, second } from "@/lib/kernel";
import { logger } from "@/lib/log";
import { nextAttemptAt } from "./model";
import { openPlace } from "./places/open-place";
import { type StoredConnector, tell } from "./store/connectors";
import { type AttemptOutcome, endAttempt, type StoredFile } from "./store/files";

/** How soon is asked what came of an upload that another process, or recovery, is bringing to its end. */
const askAgainAfter = 10 * second;
const longestSource = 1024;

/**
 * Tries to take a file whose attempt was begun. Its upload has a key of its own, made of connector, path and version: however
 * often and by whomever it is tried, one upload of it is committed at most, and after a crash the key finds it again.
 */
export async function takeConnectorFile(
  ctx: Context,
  file: StoredFile & { connector: StoredConnector },
  signal?: AbortSignal,
): Promise<"taken" | "failed" | "waits"> {
  const outcome = await upload(ctx, file, signal).then(
    (batch) => outcomeOf(ctx, file, batch),
    (error) => failureOf(ctx, file, error, signal),
  );
  await endAttempt(ctx.db, file.id, outcome);
  await tell(ctx.db, file.connectorId);
  signal?.throwIfAborted();
  return outcome.status === undefined || outcome.status === "waiting" ? "waits" : outcome.status;
}

async function upload(
  ctx: Context,
  { connector, ...file }: StoredFile & { connector: StoredConnector },
  signal?: AbortSignal,
): Promise<IngestBatchView> {
  const { kind, format, profile } = connector;
  const { path, version, size, modifiedAt } = file;
  return takeStream(ctx, {
    kind,
    body: openPlace(ctx, connector).read({ path, version, size: Number(size), modifiedAt }),
    source: `${connector.name}: ${path}`.slice(0, longestSource),
    idempotencyKey: keyOf(file),
    ...(format === null ? {} : { format: format as "ndjson" }),
    ...(profile === null ? {} : { profile }),
    ...(signal === undefined ? {} : { signal }),
  });
}

const keyOf = ({ connectorId, path, version }: StoredFile): string =>
  `connector/${connectorId}/${createHash("sha256").update(`${version}\0${path}`).digest("hex")}`;

function outcomeOf(ctx: Context, { attempts }: StoredFile, batch: IngestBatchView): AttemptOutcome {
  const now = ctx.clock();
  if (batch.status === "committed") {
    return { status: "taken", batchId: batch.id, takenAt: now, nextAttemptAt: null, error: null };
  }
  return { batchId: batch.id, attempts: attempts - 1, nextAttemptAt: new Date(now.getTime() + askAgainAfter) };
}

function failureOf(ctx: Context, file: StoredFile, error: unknown, signal?: AbortSignal): AttemptOutcome {
  const now = ctx.clock();
  const { attempts } = file;
  if (signal?.aborted) return { attempts: attempts - 1, nextAttemptAt: now };
  // The key is that of an upload under way: of a process that died a moment ago, mostly.
  if (isDomainError(error, "conflict") && error.retryAfterSeconds !== undefined) {
    return { attempts: attempts - 1, nextAttemptAt: new Date(now.getTime() + askAgainAfter) };
  }
  const mayPass = isDomainError(error, "unavailable");
  if (!isDomainError(error)) logger("connectors").error({ err: error, file: file.id }, "a file could not be taken");
  return {
    status: "failed",
    error: isDomainError(error) ? error.message : ownFault,
    nextAttemptAt: nextAttemptAt(attempts, now, mayPass),
  };
}
