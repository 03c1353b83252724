"use client";
import { Anchor, Grid, Group, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { actLabel } from "@/components/campaign/measures/measure-words";
import { Moment } from "@/components/data/moment";
import { PageHeader } from "@/components/data/page-header";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { useSession } from "@/components/session/session";
import type { AppealView } from "@/lib/appeals/contract";
import { policies } from "@/lib/decisions/contract";
import { appealQuery } from "@/lib/queries/appeals";
import { AppealActs, useStaleAppeal } from "./appeal-acts";
import { AppealBadges, Clock } from "./appeal-badges";
import { isOpen } from "./appeal-words";
import { AgainstSection, ThenAndToday } from "./evidence-sections";
import { ConsequencesSection, RulingSection } from "./ruled-sections";
import { emptyFields, type RulingFields } from "./ruling-fields";
import { RulingPanel } from "./ruling-panel";
import { SaidSection } from "./said-section";

/** One appeal: what speaks for the account, then and today, what its owner says, and the ruling. */
export function AppealPage({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(appealQuery(id));
  if (data !== undefined) return <AppealFile view={data} />;
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <LoadingRows rows={14} />;
}

function AppealFile({ view }: { view: AppealView }) {
  const { appeal, ruling } = view;
  const me = useSession();
  const [fields, setFields] = useState<RulingFields>(emptyFields);
  const set = (change: Partial<RulingFields>) => setFields((before) => ({ ...before, ...change }));
  const refresh = useStaleAppeal(appeal.id);
  const mayRule = isOpen(appeal) && appeal.reviewer?.id === me.id && view.hidden === null;
  return (
    <Stack gap="sm">
      <PageHeader
        title={`Appeal ${appeal.reference}`}
        about={<About view={view} />}
        actions={<AppealActs appeal={appeal} />}
      />
      <AgainstSection {...view} />
      <Grid gap="sm">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack gap="sm">
            <SaidSection view={view} point={fields.point} onPoint={mayRule ? (point) => set({ point }) : undefined} />
            <ThenAndToday {...view} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack gap="sm">
            {mayRule && <RulingPanel view={view} fields={fields} set={set} onDone={refresh} />}
            {ruling !== null && <RulingSection ruling={ruling} replyState={view.replyState} />}
            <ConsequencesSection consequences={view.consequences} />
            {!mayRule && ruling === null && <NotYours view={view} />}
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

function About({ view: { appeal, challenged } }: { view: AppealView }) {
  return (
    <Stack gap={6} align="flex-start">
      <span>
        against {actLabel(challenged.kind)} of{" "}
        <Anchor component={Link} href={`/accounts/${encodeURIComponent(appeal.accountId)}`} inherit>
          {appeal.accountId}
        </Anchor>{" "}
        in{" "}
        <Anchor component={Link} href={`/campaigns/${appeal.campaign.id}?tab=decisions`} inherit>
          {appeal.campaign.codeName}
        </Anchor>{" "}
        by {challenged.actor.name} <Moment at={challenged.at} />
        {challenged.automated && ", automated"}
        {challenged.policy !== null && `, for: ${policies[challenged.policy]}`}
      </span>
      <Group gap="sm">
        <AppealBadges appeal={appeal} />
        {isOpen(appeal) && <Clock appeal={appeal} />}
        <span>{appeal.reviewer === null ? "with nobody" : `with ${appeal.reviewer.name}`}</span>
      </Group>
    </Stack>
  );
}

function NotYours({ view: { appeal, challenged } }: { view: AppealView }) {
  if (!isOpen(appeal)) {
    return (
      <Section title="Ruling">
        <EmptyState title={`Nobody ruled: the appeal is ${appeal.status}`}>The measure stands as it was.</EmptyState>
      </Section>
    );
  }
  return (
    <Section title="Ruling">
      <EmptyState
        title={appeal.reviewer === null ? "Whoever takes it rules on it" : `${appeal.reviewer.name} rules on it`}
      >
        {challenged.reversedById !== null && "The measure was taken back already; nothing is taken back twice. "}
        Nobody who decided, proposed, approved or judged anything about the account can.
      </EmptyState>
    </Section>
  );
}
