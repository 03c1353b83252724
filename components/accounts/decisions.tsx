import { Group, Stack, Text } from "@mantine/core";
import { DispositionBadge, VerdictBadge } from "@/components/badges/badges";
import { MeasureFacts } from "@/components/campaign/decisions/measure-facts";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { type DecisionView, policies } from "@/lib/decisions/contract";
import { words } from "@/lib/queries/words";

/** What was decided about the account, the newest first. */
export function AccountDecisions({ decisions }: { decisions: DecisionView[] }) {
  return (
    <Section title="Decisions">
      {decisions.length === 0 && <EmptyState title="Nothing was decided about this account" />}
      <Stack gap="sm" component="ol" m={0} p={0} style={{ listStyle: "none" }}>
        {decisions.map((decision) => (
          <Decision key={decision.id} decision={decision} />
        ))}
      </Stack>
    </Section>
  );
}

function Decision({ decision }: { decision: DecisionView }) {
  return (
    <Stack gap={2} component="li">
      <Group gap="xs">
        <Text size="sm" fw={600} td={decision.reversedById === null ? undefined : "line-through"} tt="capitalize">
          {words(decision.kind)}
        </Text>
        {decision.disposition !== null && <DispositionBadge disposition={decision.disposition} />}
        {decision.verdict !== null && <VerdictBadge verdict={decision.verdict} />}
        {decision.reversedById !== null && (
          <Text size="xs" c="dimmed">
            reversed
          </Text>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        <Moment at={decision.at} /> by {decision.actor.name}
        {decision.policy !== null && `, policy: ${policies[decision.policy]}`}
        {decision.enforcement !== null && `, enforcement: ${decision.enforcement}`}
      </Text>
      <MeasureFacts decision={decision} />
      <Text size="sm">{decision.reason}</Text>
    </Stack>
  );
}
