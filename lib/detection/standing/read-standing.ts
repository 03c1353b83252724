import type { Database } from "@/lib/db";
import { readClearingEvents, readDismissals } from "../store/standing";
import { clearedAccounts, type Standing } from "./model";

/** What people decided, and nobody has taken back: the same evidence does not open it again. */
export const readStanding = async (db: Database): Promise<Standing> => ({
  dismissals: await readDismissals(db),
  cleared: clearedAccounts(await readClearingEvents(db)),
});
