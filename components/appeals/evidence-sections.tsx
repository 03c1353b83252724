"use client";
import { Badge, SimpleGrid, Stack, Text } from "@mantine/core";
import { AgainstTable } from "@/components/campaign/why/against/against-table";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import type { AppealView } from "@/lib/appeals/contract";
import classes from "./appeals.module.css";
import { type Compared, type ComparedFact, compareFacts, compareSides } from "./compare";

/** What speaks for the account, before anything that speaks against it. */
export function AgainstSection({ against: { account, campaign } }: AppealView) {
  return (
    <Section
      title="What speaks for the account"
      about="Looked for in its own traffic and attributes, and in the campaign's"
    >
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg" className={classes.frame}>
        <Stack gap={4}>
          <Text fw={600} size="sm" component="h3">
            The account itself
          </Text>
          {account.length === 0 ? (
            <EmptyState title="No run has explained this account">
              The next detection run tests what could clear it.
            </EmptyState>
          ) : (
            <AgainstTable tests={account} subject="account" />
          )}
        </Stack>
        <Stack gap={4}>
          <Text fw={600} size="sm" component="h3">
            The campaign
          </Text>
          {campaign.length === 0 ? (
            <EmptyState title="No run has tested the campaign" />
          ) : (
            <AgainstTable tests={campaign} subject="campaign" />
          )}
        </Stack>
      </SimpleGrid>
    </Section>
  );
}

/** The evidence of the day of the decision beside that of today. */
export function ThenAndToday({ atDecision, today, own }: AppealView) {
  const facts = compareFacts(atDecision, today, own);
  return (
    <Section title="Then and today" about="What the decision was taken on, and what is known now; changes in bold">
      <div className={classes.frame}>
        <table className={classes.compared}>
          <Head before={atDecision?.at ?? null} today={today.at} />
          <tbody>
            {compareSides(atDecision, today).map((row) => (
              <Row key={row.name} row={row} />
            ))}
          </tbody>
          <tbody>
            <tr>
              <th scope="rowgroup" colSpan={3}>
                <Text component="span" size="sm" fw={600}>
                  Shared values
                </Text>{" "}
                <Text component="span" size="xs" c="dimmed">
                  accounts here, of all that have it
                </Text>
              </th>
            </tr>
            {facts.map((row) => (
              <Row key={row.key} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {atDecision === null && (
        <Text size="sm" c="dimmed" mt="xs">
          No evidence was kept with the decision.
        </Text>
      )}
    </Section>
  );
}

const Head = ({ before, today }: { before: string | null; today: string }) => (
  <thead>
    <tr>
      <th scope="col">
        <span className="mantine-visually-hidden">What</span>
      </th>
      <th scope="col" className={classes.figure}>
        Then {before !== null && <Moment at={before} precision="day" />}
      </th>
      <th scope="col" className={classes.figure}>
        Today <Moment at={today} precision="day" />
      </th>
    </tr>
  </thead>
);

function Row({ row }: { row: Compared | ComparedFact }) {
  const changed = row.isChanged || undefined;
  return (
    <tr>
      <th scope="row">
        {row.name}
        {"isOwn" in row && row.isOwn === true && (
          <Badge ml={6} size="xs" color="orange" title="The account itself is tied by it">
            its own
          </Badge>
        )}
      </th>
      <td className={classes.figure}>{row.before}</td>
      <td className={classes.figure} data-changed={changed}>
        {row.today}
      </td>
    </tr>
  );
}
