import { mutationOptions } from "@tanstack/react-query";
import {
  type ConfirmCampaign,
  DecisionOutcome,
  type DismissCampaign,
  type MeasureOrderInput,
  type ReverseDecision,
  type SetDisposition,
  type UndoAct,
} from "@/lib/decisions/contract";
import { sendJson } from "./fetch";
import { path } from "./url";

type OfCampaign = { campaignId: string };

/** A decision about one campaign; the path names the campaign, the body the rest. */
const decide = <Input extends OfCampaign>(act: string) =>
  mutationOptions({
    mutationKey: ["decide", act],
    mutationFn: ({ campaignId, ...input }: Input) =>
      sendJson(DecisionOutcome, `${path`/api/campaigns/${campaignId}`}/${act}`, input),
  });

export const confirmCampaignMutation = () => decide<ConfirmCampaign>("confirm");
export const dismissCampaignMutation = () => decide<DismissCampaign>("dismiss");
export const setDispositionMutation = () => decide<SetDisposition>("dispositions");
export const takeMeasureMutation = () => decide<MeasureOrderInput>("measures");

export const undoActMutation = () => decide<UndoAct>("undo");

export const reverseDecisionMutation = () =>
  mutationOptions({
    mutationKey: ["decide", "reverse"],
    mutationFn: ({ decisionId, ...input }: ReverseDecision) =>
      sendJson(DecisionOutcome, path`/api/decisions/${decisionId}/reverse`, input),
  });
