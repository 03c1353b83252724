import type { Database } from "@/lib/db";
import { preconditionFailed } from "@/lib/kernel";
import { readQuietWindow } from "../../store/quiet-windows";

/** Throws `precondition_failed` while the campaign's owner wants quiet: acting then asks the owner, by a proposal. */
export async function requireNoQuietWindow(
  tx: Database,
  campaign: { id: string; codeName: string },
  now: Date,
): Promise<void> {
  const window = await readQuietWindow(tx, campaign.id, now);
  if (window === null) return;
  throw preconditionFailed(
    `${window.ownerName} asked for quiet around ${campaign.codeName} until ${window.endsAt.toISOString()} (${window.reason}): propose it, and ${window.ownerName} rules on it. Nothing was done.`,
  );
}
