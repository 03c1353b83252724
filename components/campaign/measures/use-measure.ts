"use client";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { CampaignView } from "@/lib/campaigns/contract";
import type { MeasurePreview } from "@/lib/casefile/contract";
import type { DecisionOutcome, MeasureOrder, MeasureTarget, ProposalView } from "@/lib/decisions/contract";
import { takeMeasureMutation } from "@/lib/queries/decisions";
import { keys } from "@/lib/queries/keys";
import { measurePreviewQuery } from "@/lib/queries/measures";
import { breakGlassMutation, proposeMeasureMutation } from "@/lib/queries/proposals";
import { useDecision } from "../decide/use-decision";
import { type MeasureFields, orderIn, planIn } from "./fields";

interface Asked {
  campaign: CampaignView;
  opened: boolean;
  fields: MeasureFields;
  target: MeasureTarget;
  previousId?: string | undefined;
  onOutcome: (outcome: DecisionOutcome) => void;
  onProposed: (proposal: ProposalView) => void;
}

/** The preview of what is being said, the order that it comes to, and the three ways in which it is given. */
export function useMeasure({ campaign, opened, fields, target, previousId, onOutcome, onProposed }: Asked) {
  const client = useQueryClient();
  const decision = useDecision(campaign, opened);
  const take = useMutation(takeMeasureMutation());
  const propose = useMutation(proposeMeasureMutation());
  const breakGlass = useMutation(breakGlassMutation());
  const { id: campaignId, version } = decision.seen;
  const preview = useMeasurePreview(campaignId, fields, target, opened);
  const { order, faults } = orderIn(fields, { campaignId, version, target });
  const put = async (send: (order: MeasureOrder) => Promise<ProposalView>) => {
    if (order === null) return;
    const proposal = await decision.decide((seen) => send({ ...order, version: seen }));
    await Promise.all([keys.proposals, keys.actBatches].map((queryKey) => client.invalidateQueries({ queryKey })));
    onProposed(proposal);
  };
  return {
    ...{ decision, preview, order, faults },
    /** Takes the measure at once. */
    act: async () => {
      if (order !== null) onOutcome(await decision.decide((seen) => take.mutateAsync({ ...order, version: seen })));
    },
    propose: () =>
      put((asked) => propose.mutateAsync({ order: asked, plan: planIn(fields), ...(previousId && { previousId }) })),
    breakGlass: (emergency: string) => put((asked) => breakGlass.mutateAsync({ order: asked, emergency })),
  };
}

function useMeasurePreview(
  campaignId: string,
  { kind, proof, policy }: MeasureFields,
  target: MeasureTarget,
  opened: boolean,
) {
  const asked = {
    campaignId,
    target,
    kind: kind ?? ("observe" as const),
    // The rules look at no other parameter, and at the policy for what it asks of programmes, so that no key that is typed asks again.
    ...(kind === "require_verification" ? { parameters: { proof }, ...(policy === null ? {} : { policy }) } : {}),
  };
  return useQuery({
    ...measurePreviewQuery(asked),
    enabled: opened && kind !== null,
    placeholderData: keepPreviousData,
  });
}

/** Whether an order takes a second person: for how much it reaches, for being covert, or for a quiet window. */
export const takesSecond = ({ radius, quiet }: MeasurePreview, order: MeasureOrder | null): boolean =>
  radius.needsSecond || quiet !== null || order?.disclosure === "covert";

/** Whether anything can come of it: a ground, somebody reached, and of named accounts nobody spared. */
export const isPossible = ({ refusal, reached, spared }: MeasurePreview, target: MeasureTarget): boolean =>
  refusal === null && reached > 0 && (target === "core" || spared.length === 0);
