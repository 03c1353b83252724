import { preconditionFailed } from "@/lib/kernel";

/** Throws `precondition_failed` for a campaign that no run finds any more: there is nothing of it to put elsewhere. */
export function requireFound({ codeName, retiredAt }: { codeName: string; retiredAt: Date | null }): void {
  if (retiredAt === null) return;
  throw preconditionFailed(
    `${codeName} is no longer found: only campaigns that are found now are merged or split. Nothing was done.`,
  );
}
