import { Grid, List, Stack, Text } from "@mantine/core";
import { Section } from "@/components/data/section";
import type { CampaignCasefile } from "@/lib/casefile/contract";
import { FactsTable } from "./facts-table";
import { Lineage } from "./lineage";
import { OrdinaryStrip } from "./ordinary-strip";
import { TermsTable } from "./terms-table";
import { WaterfallChart } from "./waterfall-chart";

/** Why this is a campaign, and what speaks against it. */
export function WhyPanel({ casefile: { campaign, rates } }: { casefile: CampaignCasefile }) {
  const { explanation } = campaign;
  return (
    <Stack gap="sm">
      <Grid gap="sm">
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <Stack gap="sm" h="100%">
            <Section title="In words" about="Made from the facts below and from nothing else">
              <Sentences sentences={explanation.sentences} />
              <Lineage lineage={campaign.lineage} />
            </Section>
            <Section title="Each account looks ordinary, together they do not" about="Exchanges a day">
              <OrdinaryStrip rates={rates} coreAccounts={campaign.coreAccounts} />
            </Section>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <Section title="Are they run together?" about="Evidence of an average core account, by family">
            <WaterfallChart campaign={campaign} />
          </Section>
        </Grid.Col>
      </Grid>
      <Section title="Is it harvesting?" about="What counts for and against, in nats">
        <TermsTable terms={campaign.terms} score={campaign.score} />
      </Section>
      <FactsTable campaign={campaign} />
      <Text size="xs" c="dimmed">
        Replays with configuration <code>{explanation.configurationHash.slice(0, 16)}</code>
      </Text>
    </Stack>
  );
}

function Sentences({ sentences }: { sentences: string[] }) {
  if (sentences.length === 0) return <Text size="sm">Detection left no sentences for this campaign.</Text>;
  return (
    <List size="sm" spacing={5}>
      {sentences.map((sentence) => (
        <List.Item key={sentence}>{sentence}</List.Item>
      ))}
    </List>
  );
}
