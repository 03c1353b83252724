import { conflict, isDomainError, unavailable } from "@/lib/kernel";

/** Prisma's codes for: no connection in time, server gone, too many connections, transaction not started in time. */
const passingCodes = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2037"]);
/** Postgres: too many connections, admin shutdown, crash shutdown, starting up, connection failures. */
const passingStates = /\b(53300|57P01|57P02|57P03|08000|08003|08006|08001)\b/;
/** A write conflict or deadlock: the same command may succeed when it runs again. */
const racedCodes = new Set(["P2034"]);

const textOf = (error: unknown, key: string): string =>
  typeof error === "object" && error !== null && key in error ? String((error as Record<string, unknown>)[key]) : "";

/** What callers see of a failure of the database: `unavailable`, `conflict`, or the error unchanged when it is our fault. */
export function databaseError(error: unknown): unknown {
  if (isDomainError(error)) return error;
  const code = textOf(error, "code");
  if (racedCodes.has(code)) return conflict("Somebody changed the same records at the same moment; try again.");
  const message = textOf(error, "message");
  const passing =
    passingCodes.has(code) ||
    passingStates.test(message) ||
    /ECONNREFUSED|ECONNRESET|EPIPE|Connection terminated|encountered a connection error|timeout exceeded when trying to connect|the database system is/.test(
      message,
    );
  return passing ? unavailable("The database is busy or restarting; try again.", 2, error) : error;
}
