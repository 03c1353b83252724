import { Stack, Text } from "@mantine/core";
import { actLabel } from "@/components/campaign/measures/measure-words";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { type DecisionKind, type Policy, policies, type StrikeView } from "@/lib/decisions/contract";

/** What counts against the account, by policy. */
export function Strikes({ strikes }: { strikes: StrikeView[] }) {
  const held = [...new Set(strikes.map(({ policy }) => policy))];
  return (
    <Section title="Strikes" about="disclosed measures that nobody took back">
      {held.length === 0 && (
        <Text size="sm" c="dimmed">
          No strike counts against it
        </Text>
      )}
      <Stack gap="sm">
        {held.map((policy) => (
          <OfPolicy key={policy} policy={policy} strikes={strikes.filter((strike) => strike.policy === policy)} />
        ))}
      </Stack>
    </Section>
  );
}

const OfPolicy = ({ policy, strikes }: { policy: Policy; strikes: StrikeView[] }) => (
  <div>
    <Text size="sm" fw={600}>
      {strikes.length} under “{policies[policy]}”
    </Text>
    {strikes.map(({ decisionId, kind, at, until }) => (
      <Text key={decisionId} size="xs" c="dimmed">
        {actLabel(kind as DecisionKind)}, <Moment at={at} precision="day" />, counts until{" "}
        <Moment at={until} precision="day" />
      </Text>
    ))}
  </div>
);
