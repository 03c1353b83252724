import type { CommandScope } from "@/lib/command";
import { projectStandings } from "../project-standings";
import { type BatchItemRow, type BatchRow, readStandingItems } from "../store/batches";
import { readCampaignGround } from "../store/campaign";
import { readReversals } from "../store/decisions";
import { lockAccounts } from "../store/members";
import { writeDecisions } from "../take-decisions";
import { type Results, resultsOf } from "./results";

/** Takes back what a batch decided about some accounts, except where somebody has decided something since. */
export async function takeBack(
  scope: CommandScope<unknown>,
  batch: BatchRow,
  items: readonly BatchItemRow[],
): Promise<Results> {
  const { tx, now } = scope;
  const accountIds = [...new Set(items.map(({ accountId }) => accountId))];
  await lockAccounts(tx, accountIds, now);
  const standing = new Map(
    (await readStandingItems(tx, batch.inverseOfId ?? "")).map((one) => [one.decisionId, one.isLast]),
  );
  const reversed = await readReversals(
    tx,
    items.flatMap(({ reversesId }) => reversesId ?? []),
  );
  const refusals = items.map(({ reversesId }) => {
    if (reversesId === null || reversed.has(reversesId)) return "is taken back already";
    return standing.get(reversesId) === true ? undefined : "has been decided on since";
  });
  const eligible = items.filter((_, i) => refusals[i] === undefined);
  const { reason } = batch.shared as { reason: string };
  const { version } = await readCampaignGround(tx, batch.campaignId);
  const written =
    eligible.length === 0
      ? { decisionIds: [] as string[] }
      : await writeDecisions(scope, {
          ...{ action: "batch.take_back", campaignId: batch.campaignId, campaignVersion: version },
          ...{ snapshotHash: batch.snapshotHash, batchId: batch.id, shared: { kind: "reverse" as const, reason } },
          subjects: eligible.map(({ accountId, part, reversesId }) => ({
            accountId,
            reversesId: reversesId ?? undefined,
            ...(batch.subject === "key" ? { keyId: part } : batch.subject === "end_user" ? { endUserId: part } : {}),
          })),
          by: {
            type: batch.createdByType as "user",
            id: batch.createdById,
            name: batch.createdByName,
          },
        });
  await projectStandings(scope, accountIds);
  return resultsOf(items, refusals, written.decisionIds);
}
