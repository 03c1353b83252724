"use client";
import { Anchor, Radio, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { refresh } from "@/components/campaign/decide/use-decision";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import { reasonHints } from "@/components/feedback/reason-hints";
import { usePermission } from "@/components/session/session";
import type { StandingDeed, StandingOrderView } from "@/lib/decisions/contract";
import { campaignQuery } from "@/lib/queries/campaign";
import { reverseDecisionMutation, setDispositionMutation } from "@/lib/queries/decisions";
import { keys } from "@/lib/queries/keys";

type Finding = "operated" | "wrong";

interface ReviewDialogProps {
  order: StandingOrderView;
  deed: StandingDeed;
  onClose: () => void;
}

/** A person's word on one account that the order acted on: it is operated, and the measure stands; or it is taken back. */
export function ReviewDialog({ order, deed, onClose }: ReviewDialogProps) {
  const client = useQueryClient();
  const campaign = useQuery(campaignQuery(order.campaignId)).data?.campaign;
  const mayReverse = usePermission("decision.reverse");
  const confirm = useMutation(setDispositionMutation());
  const reverse = useMutation(reverseDecisionMutation());
  const [finding, setFinding] = useState<Finding | null>(null);
  const onConfirm = async (reason: string) => {
    if (campaign === undefined) return;
    const { accountId, decisionId } = deed;
    const said = { campaignId: campaign.id, version: campaign.version, accountIds: [accountId], reason };
    const outcome =
      finding === "wrong"
        ? await reverse.mutateAsync({ decisionId, reason })
        : await confirm.mutateAsync({ ...said, disposition: "operated" });
    await refresh(client, campaign.id, outcome);
    await client.invalidateQueries({ queryKey: keys.standingOrders });
  };
  return (
    <ReasonDialog
      opened
      onClose={onClose}
      title="Look at what the order did"
      confirmLabel={finding === "wrong" ? "Take it back" : "Say so"}
      isDangerous={finding === "wrong"}
      placeholder={reasonHints.ruling}
      canConfirm={finding !== null && campaign !== undefined}
      onConfirm={onConfirm}
    >
      <Stack gap="sm">
        <Anchor component={Link} href={`/accounts/${encodeURIComponent(deed.accountId)}`} size="sm" target="_blank">
          The account, with why it is held to belong to {order.campaign}
        </Anchor>
        <Radio.Group label="What it is" required value={finding} onChange={(value) => setFinding(value as Finding)}>
          <Stack gap={6} mt={6}>
            <Radio size="xs" value="operated" label="Operated: the measure stands" />
            <Radio
              size="xs"
              value="wrong"
              label="Not as the order took it: take the measure back"
              description="The order stops with that, for everybody."
              disabled={!mayReverse}
            />
          </Stack>
        </Radio.Group>
      </Stack>
    </ReasonDialog>
  );
}
