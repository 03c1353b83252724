"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { DecisionOutcome } from "@/lib/decisions/contract";
import { undoActMutation } from "@/lib/queries/decisions";
import { keys } from "@/lib/queries/keys";
import { offerUndo } from "./offer-undo";

/** Says that an act on a campaign is on record, and offers to take it back. */
export function useUndoDecision(): (title: string, campaignId: string, outcome: DecisionOutcome) => void {
  const client = useQueryClient();
  const { mutateAsync } = useMutation(undoActMutation());
  return (title, campaignId, { batchId, decisions, campaignVersion }) => {
    const actId = batchId ?? decisions[0]?.id;
    if (actId === undefined || campaignVersion === null) return;
    const undo = async () => {
      await mutateAsync({ campaignId, version: campaignVersion, actId });
      const stale = [keys.campaign(campaignId), keys.campaigns, keys.overview, keys.audit, keys.queue, ["account"]];
      await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
    };
    offerUndo({ title, message: "Recorded.", undo });
  };
}
