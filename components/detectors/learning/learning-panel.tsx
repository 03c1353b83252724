"use client";
import { Button, Stack, Table, Text, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { familyNames } from "@/components/badges/meanings";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { usePermission } from "@/components/session/session";
import type { ConfigurationList, FamilyFeedback, Feedback } from "@/lib/detection/contract";
import { feedbackQuery } from "@/lib/queries/detectors";
import classes from "../detectors.module.css";
import { LearnedFromList } from "./learned-from";
import { ProposeLearnedDialog, proposeLearned } from "./propose-learned-dialog";

interface LearningPanelProps {
  list: ConfigurationList;
  onProposed: (number: number) => void;
}

/** What decisions say of each family's weight. They propose; they never change anything by themselves. */
export function LearningPanel({ list, onProposed }: LearningPanelProps) {
  const { data, error, refetch } = useQuery(feedbackQuery());
  const mayPropose = usePermission("detector.propose");
  const [isProposing, proposing] = useDisclosure(false);
  if (data === undefined) {
    return error === null ? <LoadingRows rows={8} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  const propose = mayPropose && data.acts.length > 0 && (
    <Button variant="default" onClick={proposing.open}>
      {proposeLearned}
    </Button>
  );
  return (
    <Stack>
      <Section
        title="Weight of each family"
        about="m, the chance that a family speaks for a member, and rightly"
        actions={propose}
      >
        <FamilyTable feedback={data} />
      </Section>
      <Section title="Decisions that it rests on" about="one act a line, the newest first">
        {data.acts.length === 0 ? (
          <EmptyState title="No decision teaches anything yet">
            Confirmed campaigns show which families speak for members; dismissals and cleared members show which ones
            mislead.
          </EmptyState>
        ) : (
          <LearnedFromList acts={data.acts} />
        )}
        {data.unknown > 0 && (
          <Text size="xs" c="dimmed" mt="xs">
            Of {data.unknown} decided {data.unknown === 1 ? "campaign" : "campaigns"} it is not kept which families
            spoke: they count once detection has found them again.
          </Text>
        )}
      </Section>
      <ProposeLearnedDialog live={list.live} opened={isProposing} onClose={proposing.close} onProposed={onProposed} />
    </Stack>
  );
}

const figure = (value: number, digits = 1) => (value === 0 ? "–" : value.toFixed(digits));

function FamilyTable({ feedback }: { feedback: Feedback }) {
  const head = (label: string, hint: string) => (
    <Table.Th ta="right">
      <Tooltip label={hint}>
        <span>{label}</span>
      </Tooltip>
    </Table.Th>
  );
  return (
    <Stack gap="xs">
      <Table aria-label="Weight of each family">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Family</Table.Th>
            {head("Live m", "What detection uses now.")}
            {head("Agreed", "Confirmed members whose family agreed with the rest of their campaign.")}
            {head("Did not", "Confirmed members who have the family, and whose family did not agree.")}
            {head("Misled", "Members found innocent for whom the family spoke.")}
            {head("Suggested m", "Posterior mean, with its 95 % interval.")}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {feedback.families.map((one) => (
            <Table.Tr key={one.family}>
              <Table.Td fw={500}>{familyNames[one.family]}</Table.Td>
              <Table.Td ta="right" className={classes.figure}>
                {one.live.toFixed(3)}
              </Table.Td>
              <Table.Td ta="right">{figure(one.agreed)}</Table.Td>
              <Table.Td ta="right">{figure(one.not)}</Table.Td>
              <Table.Td ta="right">{figure(one.misled)}</Table.Td>
              <Table.Td ta="right" className={classes.figure}>
                <Suggested family={one} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed">
        Counts are of independent members: members of one campaign resemble each other, so that no campaign counts as
        more than twenty. The prior is the m of version {feedback.priorNumber}, as {feedback.priorStrength}{" "}
        pseudo-members a family (for payment {feedback.families[0]?.priorAgreed.toFixed(1)} that agreed and{" "}
        {feedback.families[0]?.priorNot.toFixed(1)} that did not). A member agrees when its family ties it to anybody of
        its campaign, which is more often than to one given member: the suggestion is an upper bound, and a shadow run
        shows what it would do.
      </Text>
    </Stack>
  );
}

function Suggested({ family }: { family: FamilyFeedback }) {
  if (family.agreed + family.not + family.misled === 0) {
    return <span title="No decision says anything about this family">–</span>;
  }
  return (
    <>
      <b>{family.mean.toFixed(3)}</b>{" "}
      <small>
        {family.low.toFixed(2)} – {family.high.toFixed(2)}
      </small>
    </>
  );
}
