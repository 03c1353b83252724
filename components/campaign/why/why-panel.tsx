import { Grid, List, Stack, Text } from "@mantine/core";
import { Section } from "@/components/data/section";
import { Term } from "@/components/glossary/term";
import type { CampaignCasefile } from "@/lib/casefile/contract";
import classes from "../campaign.module.css";
import { TakenBack } from "../regroup/taken-back";
import { AgainstTable } from "./against/against-table";
import { CampaignWaterfall } from "./campaign-waterfall";
import { DifferencePanel } from "./difference-panel";
import { Dispositions } from "./dispositions";
import { EndUsersTable } from "./end-users-table";
import { explanationWords, replaysWith } from "./explanation-words";
import { FactsTable } from "./facts-table";
import { Lineage } from "./lineage";
import { OrdinaryStrip } from "./ordinary-strip";
import { TermsTable } from "./terms-table";

const aboutTests = (
  <>
    Every <Term name="Test against">test</Term>, whether it found something, looked in vain, or could not be made
  </>
);

/** Why this is a campaign, and what speaks against it. */
export function WhyPanel({ casefile: { campaign, rates } }: { casefile: CampaignCasefile }) {
  const { explanation } = campaign;
  return (
    <Stack gap="sm">
      {campaign.difference !== null && <DifferencePanel difference={campaign.difference} />}
      <Grid gap="sm" align="stretch">
        <Grid.Col className={classes.stretch} span={{ base: 12, lg: 7 }}>
          <Section title="In words" about={explanationWords.origin}>
            <Sentences sentences={explanation.sentences} />
            <Lineage lineage={campaign.lineage} />
            <TakenBack campaign={campaign} />
          </Section>
        </Grid.Col>
        <Grid.Col className={classes.stretch} span={{ base: 12, lg: 5 }}>
          {explanation.endUsers === null ? (
            <Section title="Each account looks ordinary, together they do not" about="Exchanges a day">
              <OrdinaryStrip rates={rates} coreAccounts={campaign.coreAccounts} />
            </Section>
          ) : (
            <EndUsersTable hidden={explanation.endUsers} />
          )}
        </Grid.Col>
        <Grid.Col className={classes.stretch} span={{ base: 12, lg: 5 }}>
          <Section title="Are they run together?" about="Evidence of an average core account">
            <CampaignWaterfall campaign={campaign} />
            <Dispositions campaign={campaign} />
          </Section>
        </Grid.Col>
        <Grid.Col className={classes.stretch} span={{ base: 12, lg: 7 }}>
          <Section
            title="Is it harvesting?"
            about={
              <>
                What counts for and against, beside a <Term name="Baseline">baseline</Term> of accounts of the same
                volume
              </>
            }
          >
            <TermsTable terms={campaign.terms} score={campaign.score} />
          </Section>
        </Grid.Col>
        <Grid.Col span={12}>
          <Section title={explanationWords.against} about={aboutTests}>
            <AgainstTable tests={explanation.against} subject="campaign" />
          </Section>
        </Grid.Col>
      </Grid>
      <FactsTable campaign={campaign} />
      <Text size="xs" c="dimmed">
        {replaysWith} <code>{explanation.configurationHash.slice(0, 16)}</code>
      </Text>
    </Stack>
  );
}

function Sentences({ sentences }: { sentences: string[] }) {
  if (sentences.length === 0) return <Text size="sm">{explanationWords.noSentences}</Text>;
  return (
    <List size="sm" spacing={5}>
      {sentences.map((sentence) => (
        <List.Item key={sentence}>{sentence}</List.Item>
      ))}
    </List>
  );
}
