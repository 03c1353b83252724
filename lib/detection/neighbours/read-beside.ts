import type { Context } from "@/lib/command";
import { readEpoch } from "../store/epoch-record";
import { countBeside } from "../store/neighbours";

/**
 * How many addresses some accounts shared with anybody when the epoch was opened, and how many accounts besides `members` had them too;
 * null before any run over everything.
 */
export async function readBeside(
  { db, warehouse }: Pick<Context, "db" | "warehouse">,
  accounts: readonly string[],
  members: readonly string[],
): Promise<{ addresses: number; neighbours: number } | null> {
  const epoch = await readEpoch(db);
  return epoch === undefined ? null : countBeside(warehouse, epoch.runId, accounts, members);
}
