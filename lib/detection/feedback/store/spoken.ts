import type { Warehouse } from "@/lib/warehouse";
import { families } from "../../vocabulary";

const counts = (column: "available" | "spoke") =>
  `[${families.map((family) => `toUInt32(countIf(has(${column}, '${family}')))`).join(", ")}]`;

export interface SpokenCounts {
  campaign: string;
  members: number;
  /** By the place of the family. */
  available: number[];
  spoke: number[];
}

/** For how many core members of campaigns each family spoke, and how many have anything in it. */
export const readSpokenCounts = (
  store: Warehouse,
  campaigns: readonly { runId: string; campaignId: string }[],
): Promise<SpokenCounts[]> =>
  store.rows<SpokenCounts>(
    `SELECT toString(campaign_id) AS campaign, toUInt32(count()) AS members, ${counts("available")} AS available,
       ${counts("spoke")} AS spoke
     FROM run_verdict WHERE tier = 'core' AND run_id IN {runs:Array(UUID)} AND
       concat(toString(run_id), '/', toString(campaign_id)) IN {keys:Array(String)}
     GROUP BY campaign_id`,
    {
      runs: campaigns.map(({ runId }) => runId),
      keys: campaigns.map(({ runId, campaignId }) => `${runId}/${campaignId}`),
    },
  );

export interface SpokenMember {
  campaign: string;
  account: string;
  tier: string;
  available: string[];
  spoke: string[];
}

/** Which families spoke for some members of campaigns. */
export const readSpokenMembers = (
  store: Warehouse,
  campaigns: readonly { runId: string; campaignId: string }[],
  accountIds: readonly string[],
): Promise<SpokenMember[]> =>
  store.rows<SpokenMember>(
    `SELECT toString(campaign_id) AS campaign, account_id AS account, tier, available, spoke
     FROM run_verdict WHERE run_id IN {runs:Array(UUID)} AND account_id IN {accountIds:Array(String)} AND
       concat(toString(run_id), '/', toString(campaign_id)) IN {keys:Array(String)}`,
    {
      runs: campaigns.map(({ runId }) => runId),
      keys: campaigns.map(({ runId, campaignId }) => `${runId}/${campaignId}`),
      accountIds,
    },
  );
