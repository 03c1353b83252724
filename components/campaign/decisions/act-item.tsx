"use client";
import { Anchor, Badge, Blockquote, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { Moment } from "@/components/data/moment";
import { usePermission } from "@/components/session/session";
import { type DecisionView, policies } from "@/lib/decisions/contract";
import { words } from "@/lib/queries/words";
import { ActAccounts } from "./act-accounts";
import type { DecisionAct } from "./acts";
import { strongestAnswer } from "./decision-words";
import classes from "./decisions.module.css";
import { titleOfAct } from "./kinds";
import { MeasureFacts } from "./measure-facts";
import { ReverseDialog } from "./reverse-dialog";
import { SnapshotDialog } from "./snapshot-dialog";

/** One act: who, when, why, under which policy, on what evidence, and whether it stands. */
export function ActItem({ act, campaignId }: { act: DecisionAct; campaignId: string }) {
  const { decision, decisions, standing } = act;
  const isReversed = standing === 0;
  return (
    <Stack gap={4} pb="md">
      <Group gap="xs">
        <Text fw={600} size="sm" className={isReversed ? classes.reversed : undefined}>
          {titleOfAct(act)}
        </Text>
        {isReversed && <Badge color="gray">taken back</Badge>}
        {!isReversed && standing < decisions.length && (
          <Badge color="gray">
            {decisions.length - standing} of {decisions.length} taken back
          </Badge>
        )}
        <EnforcementBadges act={act} />
      </Group>
      <Text size="xs" c="dimmed">
        {decision.actor.name} · <Moment at={decision.at} precision="second" />
        {decision.policy !== null && <> · {policies[decision.policy]}</>}
      </Text>
      <MeasureFacts decision={decision} accounts={decisions.length} />
      <Quote label="Reason" text={decision.reason} />
      {decision.innocentExplanation !== null && <Quote label={strongestAnswer} text={decision.innocentExplanation} />}
      {decision.reversesId !== null && (
        <Text size="xs" c="dimmed">
          Takes back decision <code>{decision.reversesId.slice(0, 8)}</code>
        </Text>
      )}
      <ActLinks act={act} campaignId={campaignId} />
    </Stack>
  );
}

const Quote = ({ label, text }: { label: string; text: string }) => (
  <Blockquote className={classes.quote} p={0}>
    <Text size="xs" c="dimmed">
      {label}
    </Text>
    <Text size="sm" className={classes.text}>
      {text}
    </Text>
  </Blockquote>
);

function EnforcementBadges({ act }: { act: DecisionAct }) {
  const states = Object.entries(act.enforcement);
  return states.map(([state, count]) => (
    <Badge key={state} color={state === "verified" ? "teal" : "gray"} variant="outline">
      {states.length === 1 && count === act.decisions.length ? "" : `${count} `}
      {state === "requested" ? "requested of the gateway" : words(state)}
    </Badge>
  ));
}

/** Most decisions that are taken back together; more is a batch of its own kind. */
const mostReversed = 25;

function ActLinks({ act, campaignId }: { act: DecisionAct; campaignId: string }) {
  const [snapshot, setSnapshot] = useState(false);
  const [reversing, setReversing] = useState<DecisionView[] | null>(null);
  const mayReverse = usePermission("decision.reverse") && act.decision.kind !== "reverse";
  const { decision, decisions } = act;
  const standing = decisions.filter(({ reversedById }) => reversedById === null);
  return (
    <>
      {decisions.length > 1 && (
        <ActAccounts decisions={decisions} onReverse={mayReverse ? (one) => setReversing([one]) : undefined} />
      )}
      <Group gap="sm">
        {decision.snapshotHash !== null && (
          <Anchor component="button" type="button" size="xs" onClick={() => setSnapshot(true)}>
            Evidence it was taken on ({decision.snapshotHash.slice(0, 8)})
          </Anchor>
        )}
        {mayReverse && standing.length > 0 && standing.length <= mostReversed && (
          <Button variant="default" size="compact-xs" onClick={() => setReversing(standing)}>
            {standing.length === 1 ? "Reverse" : `Reverse all ${standing.length}`}
          </Button>
        )}
      </Group>
      {snapshot && <SnapshotDialog of={{ decisionId: decision.id }} onClose={() => setSnapshot(false)} />}
      {reversing !== null && (
        <ReverseDialog
          what={reversing.length === decisions.length ? titleOfAct(act) : (reversing[0]?.accountId ?? titleOfAct(act))}
          decisions={reversing}
          campaignId={campaignId}
          onClose={() => setReversing(null)}
        />
      )}
    </>
  );
}
