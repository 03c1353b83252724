import { environment, processRoles } from "@/lib/env";
import { preconditionFailed } from "@/lib/kernel";

/**
 * Throws `precondition_failed` when this start is a replica, that is, runs some of the processes only, and lacks what replicas
 * have in common: they meet in the stores alone, and read there what others have sealed and signed.
 */
export function requireShared(): void {
  const { roles, databaseUrl, clickhouseUrl, authSecret, encryptionKey } = environment();
  if (processRoles.every((role) => roles.includes(role))) return;
  const common = {
    DATABASE_URL: databaseUrl,
    CLICKHOUSE_URL: clickhouseUrl,
    STILLWATCH_AUTH_SECRET: authSecret,
    STILLWATCH_ENCRYPTION_KEY: encryptionKey,
  };
  const missing = Object.entries(common).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length === 0) return;
  throw preconditionFailed(
    `STILLWATCH_ROLES=${roles.join(",")} makes this a replica, and all replicas need the same ${missing.join(", ")}.`,
  );
}
