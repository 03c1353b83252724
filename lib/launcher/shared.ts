import { environment, type ProcessRole, processRoles } from "@/lib/env";
import { preconditionFailed } from "@/lib/kernel";

const stores = ["DATABASE_URL", "CLICKHOUSE_URL"];
/** What each process reads of what others have written, sealed and signed. */
const needs: Record<ProcessRole, string[]> = {
  web: [...stores, "STILLWATCH_AUTH_SECRET", "STILLWATCH_ENCRYPTION_KEY"],
  worker: [...stores, "STILLWATCH_AUTH_SECRET", "STILLWATCH_ENCRYPTION_KEY"],
  policy: ["DATABASE_URL", "STILLWATCH_ENCRYPTION_KEY", "STILLWATCH_POLICY_TOKEN"],
};

/**
 * Throws `precondition_failed` when this start is a replica, that is, runs some of the processes only, and lacks what replicas
 * have in common: they meet in the stores alone, and read there what others have sealed and signed.
 */
export function requireShared(): void {
  const { roles, databaseUrl, clickhouseUrl, authSecret, encryptionKey, policy } = environment();
  if (processRoles.every((role) => roles.includes(role))) return;
  const given: Record<string, boolean> = {
    DATABASE_URL: databaseUrl !== undefined,
    CLICKHOUSE_URL: clickhouseUrl !== undefined,
    STILLWATCH_AUTH_SECRET: authSecret !== undefined,
    STILLWATCH_ENCRYPTION_KEY: encryptionKey !== undefined,
    STILLWATCH_POLICY_TOKEN: policy.tokens.length > 0 || policy.openLoopback,
  };
  const needed = Object.keys(given).filter((name) => roles.some((role) => needs[role].includes(name)));
  const missing = needed.filter((name) => !given[name]);
  if (missing.length === 0) return;
  throw preconditionFailed(
    `STILLWATCH_ROLES=${roles.join(",")} makes this a replica, and all replicas need the same ${missing.join(", ")}.`,
  );
}
