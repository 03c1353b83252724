import type { Warehouse } from "@/lib/warehouse";
import type { Family, ValueKind } from "../contract";
import { dropOtherRuns } from "./run-tables";

export interface CampaignIncidence {
  run_id: string;
  campaign_id: string;
  family: Family;
  kind: ValueKind;
  value: string;
  account_id: string;
  exchanges: number;
  /** Nats for a pair of accounts that share the value. */
  weight: number;
  hub: 0 | 1;
  /** Warninglists that name the value. */
  listed: readonly string[];
  /** Accounts of the campaign, and of all, that hold the value. */
  here: number;
  overall: number;
  /** Nats for this account: what the value says alone, and what it adds beside stronger ones of its family; 0 when it does not count. */
  alone: number;
  counts: number;
}

/** Keeps what a run used for its campaigns: who holds which value. Takes the rows one by one; gives how many there were. */
export const writeIncidences = (store: Warehouse, rows: Iterable<CampaignIncidence>): Promise<number> =>
  store.insert("campaign_incidence", rows, { background: true });

/** Drops what runs kept that no campaign refers to any more. */
export const dropIncidences = (store: Warehouse, keep: readonly string[]): Promise<void> =>
  dropOtherRuns(store, ["campaign_incidence"], keep);
