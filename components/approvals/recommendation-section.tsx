import { Badge, Stack, Text } from "@mantine/core";
import { RecommendedFor } from "@/components/campaign/measures/recommended-group";
import { Section } from "@/components/data/section";
import { departsFrom, type ProposalView } from "@/lib/decisions/contract";
import { departureOf } from "./proposal-words";

/** What the policy recommended when it was proposed, and for whom the measure departs from that. */
export function RecommendationSection({ proposal }: { proposal: ProposalView }) {
  const { recommended } = proposal;
  if (recommended === null || recommended.groups.length === 0) return null;
  const isMixed = recommended.groups.length > 1;
  return (
    <Section
      title="Recommended"
      about={`By the policy as it was when it was proposed (${recommended.version === 0 ? "as shipped" : `version ${recommended.version}`})`}
    >
      <Stack gap="sm" maw={760}>
        <Text size="sm" fw={600}>
          {departureOf(proposal) ?? "The measure is what the policy recommends."}
        </Text>
        {recommended.groups.map((group) => (
          <RecommendedFor
            key={JSON.stringify(group)}
            group={group}
            of={recommended}
            aside={isMixed && departsFrom(group.step, proposal) && <Badge color="orange">Departs</Badge>}
          />
        ))}
      </Stack>
    </Section>
  );
}
