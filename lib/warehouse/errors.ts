import { ClickHouseError } from "@clickhouse/client";
import { unavailable } from "@/lib/kernel";

/** Socket-level failures: the server is starting, restarting or gone. */
const connectionCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_SOCKET",
]);

/** Refusals that say nothing about the query: too many at once, memory exhausted, shutting down, network between nodes. */
const passingCodes = new Set(["202", "241", "209", "210", "159", "236", "439", "745"]);

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

/** True when the same query may succeed a moment later because the connection, not the query, failed. */
export function isConnectionError(error: unknown): boolean {
  if (connectionCodes.has(codeOf(error))) return true;
  if (!(error instanceof Error) || error instanceof ClickHouseError) return false;
  return /socket hang up|aborted|terminated|premature close|HTTP 50[234]|engine is (re)?starting/i.test(error.message);
}

/**
 * What callers see: `unavailable` for lost connections, restarts and exhausted resources; every other error (a fault in
 * our own SQL) unchanged. An abort asked for by the caller stays an abort.
 */
export function warehouseError(error: unknown, signal?: AbortSignal): unknown {
  if (signal?.aborted) return signal.reason ?? error;
  if (isConnectionError(error)) return unavailable("The traffic store is restarting; try again.", 2, error);
  if (error instanceof ClickHouseError && passingCodes.has(error.code)) {
    return unavailable("The traffic store is busy; try again.", 5, error);
  }
  return error;
}
