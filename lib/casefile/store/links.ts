import type { ValueKind } from "@/lib/detection/contract";
import type { Warehouse } from "@/lib/warehouse";

export interface SharedWeights {
  accountId: string;
  kind: ValueKind;
  /** Weights of the values of the kind that both hold, the largest first. */
  weights: number[];
}

const here = "run_id = {runId:UUID} AND campaign_id = {campaignId:UUID}";
/** Each further value of a kind counts half of the one before: beyond the sixth it adds nothing that is seen. */
const counted = 6;

/** What an account shares with each other member of a campaign, by kind; the partners that share most. */
export const readSharedWeights = (warehouse: Warehouse, runId: string, campaignId: string, accountId: string) =>
  warehouse.rows<SharedWeights>(
    `WITH mine AS (SELECT DISTINCT kind, value FROM campaign_incidence WHERE ${here} AND account_id = {accountId:String}),
     shared AS (
       SELECT account_id, kind, value, max(weight) AS nats FROM campaign_incidence
       WHERE ${here} AND account_id != {accountId:String} AND weight > 0 AND (kind, value) IN (SELECT kind, value FROM mine)
       GROUP BY account_id, kind, value),
     strongest AS (SELECT account_id FROM shared GROUP BY account_id ORDER BY sum(nats) DESC, account_id LIMIT 400)
     SELECT account_id AS accountId, kind, arraySlice(arrayReverseSort(groupArray(nats)), 1, ${counted}) AS weights
     FROM shared WHERE account_id IN (SELECT account_id FROM strongest) GROUP BY accountId, kind`,
    { runId, campaignId, accountId },
  );
