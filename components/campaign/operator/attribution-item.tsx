"use client";
import { Badge, Button, Group, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import { usePermission, useSession } from "@/components/session/session";
import type { AttributionView, Hypothesis } from "@/lib/operators/contract";
import { keys } from "@/lib/queries/keys";
import { ruleOnAttributionMutation } from "@/lib/queries/operators";
import classes from "./operator.module.css";

const stateColors: Record<AttributionView["state"], string> = {
  proposed: "yellow",
  approved: "blue",
  declined: "gray",
  superseded: "gray",
};

/** One claim: both hypotheses with equal room, which the grounds favour and how surely, and what legal said. */
export function AttributionItem({ claim }: { claim: AttributionView }) {
  const { id } = useSession();
  const mayRule = usePermission("attribution.approve") && claim.state === "proposed" && claim.proposedBy.id !== id;
  const [ruling, setRuling] = useState<"approved" | "declined" | null>(null);
  return (
    <article className={classes.claim} aria-label={`Claim by ${claim.proposedBy.name}`}>
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed">
          <Badge color={stateColors[claim.state]} mr={6}>
            {claim.state}
          </Badge>
          <b>{claim.proposedBy.name}</b> · <Moment at={claim.proposedAt} /> · of {formatCount(claim.campaigns)}{" "}
          campaigns · confidence {claim.confidence}
        </Text>
        {mayRule && (
          <Group gap={4}>
            <Button size="compact-xs" onClick={() => setRuling("approved")}>
              Approve
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => setRuling("declined")}>
              Decline
            </Button>
          </Group>
        )}
      </Group>
      <div className={classes.hypotheses}>
        <HypothesisText name="First hypothesis" which="first" claim={claim} />
        <HypothesisText name="Second hypothesis" which="second" claim={claim} />
      </div>
      <Text size="sm" className={classes.words} dir="auto">
        {claim.favoured === "neither" && "The grounds favour neither. "}
        {claim.grounds}
      </Text>
      {claim.ruling !== null && (
        <Text size="xs" c="dimmed" mt={6}>
          {claim.ruling.ruling} by <b>{claim.ruling.by}</b>, <Moment at={claim.ruling.at} />: {claim.ruling.reason}
        </Text>
      )}
      <RuleDialog claim={claim} ruling={ruling} onClose={() => setRuling(null)} />
    </article>
  );
}

function HypothesisText({
  name,
  which,
  claim,
}: {
  name: string;
  which: Hypothesis & ("first" | "second");
  claim: AttributionView;
}) {
  const isFavoured = claim.favoured === which;
  return (
    <div data-favoured={isFavoured || undefined}>
      <Text size="xs" c="dimmed">
        {name}
        {isFavoured && ", favoured"}
      </Text>
      <Text size="sm" className={classes.words} dir="auto">
        {claim[which]}
      </Text>
    </div>
  );
}

interface RuleDialogProps {
  claim: AttributionView;
  ruling: "approved" | "declined" | null;
  onClose: () => void;
}

function RuleDialog({ claim, ruling, onClose }: RuleDialogProps) {
  const client = useQueryClient();
  const rule = useMutation(ruleOnAttributionMutation());
  const onConfirm = async (reason: string) => {
    const list = await rule.mutateAsync({ attributionId: claim.id, ruling: ruling ?? "declined", reason });
    client.setQueryData(keys.attributions(claim.operatorId), list);
  };
  const isApproval = ruling === "approved";
  return (
    <ReasonDialog
      opened={ruling !== null}
      onClose={onClose}
      title={isApproval ? "Approve the claim" : "Decline the claim"}
      confirmLabel={isApproval ? "Approve" : "Decline"}
      consequences={[
        "It is for exactly the campaigns that it was made of. It stays an allegation: no verdict, decision or notice changes.",
      ]}
      onConfirm={onConfirm}
    />
  );
}
