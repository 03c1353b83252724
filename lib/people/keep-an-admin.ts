import type { Database } from "@/lib/db";
import { preconditionFailed } from "@/lib/kernel";
import { lockAdmins } from "./store";

/** Throws `precondition_failed` when nobody could manage people without this person. */
export async function keepAnAdmin(tx: Database, leavingId: string): Promise<void> {
  const admins = await lockAdmins(tx);
  if (admins.length === 1 && admins[0] === leavingId) {
    throw preconditionFailed("This is the last admin: make somebody else an admin first.");
  }
}
