import { Grid, List, Stack, Text } from "@mantine/core";
import { familyNames } from "@/components/badges/meanings";
import { AgainstTable } from "@/components/campaign/why/against/against-table";
import { explanationWords, replaysWith } from "@/components/campaign/why/explanation-words";
import type { StepKey } from "@/components/campaign/why/waterfall";
import { WaterfallChart, Without } from "@/components/campaign/why/waterfall-chart";
import { formatCount } from "@/components/data/count";
import { formatNats } from "@/components/data/nats";
import { Section } from "@/components/data/section";
import { formatShare } from "@/components/data/share";
import { EmptyState } from "@/components/feedback/empty-state";
import type { AccountMembership } from "@/lib/casefile/contract";
import type { MemberExplanation } from "@/lib/detection/contract";
import { ClearingNote } from "./clearing-note";
import { ExternalNote } from "./external-note";
import { MemberFacts } from "./member-facts";

/** Why the account is in one campaign: what ties it, what each family holds up, and what could clear it. */
export function WhyMember({ accountId, membership }: { accountId: string; membership: AccountMembership }) {
  const { campaign, explanation, facts } = membership;
  const title = `Why it is in ${campaign.codeName}`;
  if (explanation === null) {
    return (
      <Section title={title}>
        <EmptyState title="No run has explained this membership">
          It was found before accounts were explained one by one; the next detection run does.
        </EmptyState>
      </Section>
    );
  }
  return (
    <Section title={title} about={explanationWords.origin}>
      {explanation.clearing !== null && <ClearingNote clearing={explanation.clearing} />}
      {explanation.external !== null && <ExternalNote external={explanation.external} />}
      <List size="sm" spacing={4} mb="sm">
        {explanation.sentences.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <Stack gap="xs">
            <Text fw={600} size="sm" component="h3">
              What ties it to the others
            </Text>
            <MemberWaterfall explanation={explanation} tier={membership.tier} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <Stack gap="xs">
            <Text fw={600} size="sm" component="h3">
              {explanationWords.against}
            </Text>
            <AgainstTable tests={explanation.against} subject="account" />
          </Stack>
        </Grid.Col>
      </Grid>
      <MemberFacts accountId={accountId} campaign={campaign} facts={facts} />
      <Text size="xs" c="dimmed" mt="xs">
        {replaysWith} <code>{explanation.configurationHash.slice(0, 16)}</code>
      </Text>
    </Section>
  );
}

function MemberWaterfall({ explanation, tier }: { explanation: MemberExplanation; tier: AccountMembership["tier"] }) {
  const { parts, conduct, membershipNats, marginNats, withoutFamily } = explanation;
  const left = (key: StepKey) => {
    const found = withoutFamily.find(({ family }) => family === key);
    if (!found) return <span title="Takes away, or gives too little to matter">–</span>;
    return (
      <Without isLoadBearing={!found.stays}>
        {formatNats(found.nats)} {found.stays ? "stays" : "falls"}
      </Without>
    );
  };
  const capped = parts.filter((part) => part.capped <= -0.05);
  return (
    <WaterfallChart
      title="What ties the account to the others"
      familyNats={Object.fromEntries(parts.map(({ family, nats }) => [family, nats]))}
      conductNats={conduct.nats}
      threshold={membershipNats}
      without={{
        head: "without it",
        hint: `What is left without the family, and whether the account would still be ${tier}: above what is asked, and with two families that agree`,
        of: left,
      }}
    >
      {capped.length > 0 &&
        `Held back by caps: ${capped.map((part) => `${familyNames[part.family].toLowerCase()} ${formatNats(part.capped)}`).join(", ")}. `}
      A core member is asked for {formatNats(membershipNats)} nats, an associated one for{" "}
      {formatNats(membershipNats - marginNats)}.{" "}
      {conduct.denominator > 0 &&
        `Its own traffic: ${formatCount(conduct.numerator)} of ${formatCount(conduct.denominator)} exchanges are the work of the group (usual ${formatShare(conduct.baseline)}).`}
    </WaterfallChart>
  );
}
