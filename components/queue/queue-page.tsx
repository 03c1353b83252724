"use client";
import { Button, Group, SegmentedControl, Switch, Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryStates } from "nuqs";
import { formatCount } from "@/components/data/count";
import { PageHeader } from "@/components/data/page-header";
import { Term } from "@/components/glossary/term";
import { MentionsOfYou } from "@/components/notebook/mentions-of-you";
import { takeNext } from "@/components/review/review-words";
import { useAdvances, useNext } from "@/components/review/use-next";
import { usePermission } from "@/components/session/session";
import { useOfferedActions } from "@/components/shell/palette/offered-actions";
import { usePageKeys } from "@/components/shell/use-page-keys";
import { ViewsMenu } from "@/components/views/views-menu";
import { accountQueueQuery, campaignQueueQuery } from "@/lib/queries/review";
import { setsQuery } from "@/lib/queries/sets";
import { type QueuePart, queueParts, type ReviewSubject, reviewSubjects } from "@/lib/review/contract";
import { AccountQueue, CampaignQueue, SetQueue } from "./queues";

const params = {
  of: parseAsStringLiteral(reviewSubjects).withDefault("campaign"),
  part: parseAsStringLiteral(queueParts).withDefault("waiting"),
};
const partLabels: Record<QueuePart, string> = {
  waiting: "Waiting",
  unclaimed: "Unclaimed",
  mine: "Mine",
  snoozed: "Put off",
};

/** What waits for a person, the most urgent first. */
export function QueuePage() {
  const [{ of, part }, set] = useQueryStates(params, { history: "push" });
  const mayWork = usePermission("review.work");
  return (
    <>
      <PageHeader
        title="Queue"
        actions={
          <>
            <ViewsMenu />
            {mayWork && of !== "set" && <Working of={of} />}
          </>
        }
        about={
          <>
            <Term name="Queue">What waits</Term> for a decision: evidence × <Term name="Extraction">extraction</Term>{" "}
            that still flows × pressure of time. Who takes one has a <Term name="Claim">claim</Term>.
          </>
        }
      />
      <MentionsOfYou mb="md" />
      <Tabs value={of} onChange={(value) => void set({ of: value as typeof of })} keepMounted={false}>
        <Group justify="space-between" mb="sm" gap="sm">
          <Tabs.List aria-label="What is reviewed">
            <Tabs.Tab value="campaign">Campaigns</Tabs.Tab>
            <Tabs.Tab value="account">Accounts</Tabs.Tab>
            <Tabs.Tab value="set">Sets</Tabs.Tab>
          </Tabs.List>
          <PartChoice of={of} part={part} onChange={(value) => void set({ part: value })} />
        </Group>
        <Tabs.Panel value="campaign">
          <CampaignQueue part={part} />
        </Tabs.Panel>
        <Tabs.Panel value="account">
          <AccountQueue part={part} />
        </Tabs.Panel>
        <Tabs.Panel value="set">
          <SetQueue part={part} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

interface PartChoiceProps {
  of: ReviewSubject;
  part: QueuePart;
  onChange: (part: QueuePart) => void;
}

/** The parts of the queue, with how much is in each. */
function PartChoice({ of, part, onChange }: PartChoiceProps) {
  const campaigns = useQuery({ ...campaignQueueQuery(part), enabled: of === "campaign" });
  const accounts = useQuery({ ...accountQueueQuery(part), enabled: of === "account" });
  const sets = useQuery({ ...setsQuery({ part }), enabled: of === "set" });
  const counts = { campaign: campaigns, account: accounts, set: sets }[of].data?.counts;
  const labelOf = (value: QueuePart) =>
    counts === undefined ? partLabels[value] : `${partLabels[value]} ${formatCount(counts[value])}`;
  return (
    <SegmentedControl
      size="xs"
      aria-label="Part of the queue"
      data={queueParts.map((value) => ({ value, label: labelOf(value) }))}
      value={part}
      onChange={(value) => onChange(value as QueuePart)}
    />
  );
}

/** Begins to work: takes the next, and goes on with the one after it by itself. */
function Working({ of }: { of: Exclude<ReviewSubject, "set"> }) {
  const next = useNext();
  const [advances, setAdvances] = useAdvances();
  const take = () => next.mutate(of);
  usePageKeys({ n: take });
  useOfferedActions([{ label: takeNext, shortcut: "n", run: take }]);
  return (
    <>
      <Switch
        size="xs"
        label="Open the next after a decision"
        checked={advances}
        onChange={(event) => setAdvances(event.currentTarget.checked)}
      />
      <Button onClick={take} loading={next.isPending} aria-keyshortcuts="n">
        Take the next (n)
      </Button>
    </>
  );
}
