"use client";
import { Anchor, Group, Stack, Text } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { actLabel, countOf } from "@/components/campaign/measures/measure-words";
import { FactList } from "@/components/data/fact-list";
import { Moment } from "@/components/data/moment";
import { PageHeader } from "@/components/data/page-header";
import { Section } from "@/components/data/section";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { type BatchView, policies } from "@/lib/decisions/contract";
import { actBatchQuery } from "@/lib/queries/act-batches";
import { BatchActs } from "./batch-acts";
import { BatchItems } from "./batch-items";
import { BatchProgress, BatchStateBadge } from "./batch-progress";
import { PlanTimeline } from "./plan-timeline";

const itemStates = ["pending", "done", "skipped"] as const;

/** One batch: how far it is, when the rest is due, and what became of each account. */
export function BatchPage({ id }: { id: string }) {
  const [state, setState] = useQueryState("state", parseAsStringLiteral(itemStates));
  const items = useInfiniteQuery({ ...actBatchQuery(id, state ?? undefined), placeholderData: keepPreviousData });
  const batch = items.data?.pages[0]?.batch;
  if (batch === undefined) {
    if (items.error === null) return <LoadingRows rows={14} />;
    return <ErrorState error={items.error} onRetry={() => void items.refetch()} />;
  }
  return (
    <Stack gap="sm">
      <BatchHeader batch={batch} />
      <Section title="Progress" about={<BatchStateBadge state={batch.state} />} actions={<BatchActs batch={batch} />}>
        <Stack gap="md">
          <BatchProgress batch={batch} isLong />
          {batch.stopReason !== null && <Text size="sm">Stopped. {batch.stopReason}</Text>}
          {batch.inverseOfId === null && (
            <PlanTimeline
              plan={batch.plan}
              accounts={batch.accounts}
              startsAt={batch.plan.startAt ?? batch.createdAt}
              nextAt={batch.nextAt}
            />
          )}
        </Stack>
      </Section>
      <BatchFacts batch={batch} />
      <BatchItems batch={batch} items={items} state={state} onState={(next) => void setState(next)} />
    </Stack>
  );
}

const BatchHeader = ({ batch }: { batch: BatchView }) => (
  <PageHeader
    title={`${actLabel(batch.kind, batch.inverseOfId !== null)}, ${countOf(batch.accounts)}`}
    about={
      <>
        Batch on{" "}
        <Anchor component={Link} href={`/campaigns/${batch.campaignId}?tab=decisions`} inherit>
          {batch.campaign}
        </Anchor>
        , made by {batch.by} <Moment at={batch.createdAt} />
      </>
    }
  />
);

function BatchFacts({ batch }: { batch: BatchView }) {
  const link = (href: string | null, words: string) =>
    href === null ? null : (
      <Anchor component={Link} href={href} inherit>
        {words}
      </Anchor>
    );
  const related = [
    link(batch.proposalId && `/approvals/${batch.proposalId}`, "the proposal it carries out"),
    link(batch.inverseOfId && `/batches/${batch.inverseOfId}`, "the batch it takes back"),
    link(batch.inverseId && `/batches/${batch.inverseId}`, "the batch that takes it back"),
  ].filter((one) => one !== null);
  return (
    <Section title="Why">
      <FactList
        isWide
        facts={[
          [
            "Reason",
            <span key="reason" style={{ whiteSpace: "pre-wrap" }}>
              {batch.reason}
            </span>,
          ],
          ["Policy", batch.policy === null ? "none" : policies[batch.policy]],
          [
            "Belongs to",
            related.length === 0 ? (
              "nothing else: it was carried out at once by one person"
            ) : (
              <Group gap="sm" key="related">
                {related}
              </Group>
            ),
          ],
          ["Finished", batch.finishedAt === null ? "not yet" : <Moment key="end" at={batch.finishedAt} />],
        ]}
      />
    </Section>
  );
}
