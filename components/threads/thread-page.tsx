"use client";
import { Anchor, Grid, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { PageHeader } from "@/components/data/page-header";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { usePermission } from "@/components/session/session";
import { threadQuery } from "@/lib/queries/threads";
import type { ThreadView } from "@/lib/threads/contract";
import { Candidates } from "./candidates";
import { SeedReport } from "./seed-report";
import { StartedFrom } from "./started-from";
import { ThreadActions } from "./thread-actions";
import { ThreadMembers } from "./thread-members";
import { ThreadSteps } from "./thread-steps";
import { useThreadActs } from "./use-thread-acts";

/** One investigation: what it has by now, and who comes next. */
export function ThreadPage({ threadId }: { threadId: string }) {
  const { data, error, refetch } = useQuery(threadQuery(threadId));
  if (data !== undefined) return <Thread thread={data} />;
  return (
    <>
      <PageHeader title="Thread" />
      {error === null ? <LoadingRows rows={12} /> : <ErrorState error={error} onRetry={() => void refetch()} />}
    </>
  );
}

function Thread({ thread }: { thread: ThreadView }) {
  const acts = useThreadActs(thread);
  const mayWork = usePermission("review.work") && thread.campaignId === null;
  return (
    <>
      <PageHeader
        title={thread.title}
        about={<About thread={thread} />}
        actions={mayWork && <ThreadActions thread={thread} acts={acts} />}
      />
      <SeedReport threadId={thread.id} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 5, xl: 4 }}>
          <Stack gap="md">
            <StartedFrom values={thread.values} />
            <ThreadMembers thread={thread} acts={mayWork ? acts : undefined} />
            <ThreadSteps steps={thread.steps} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7, xl: 8 }}>
          <Candidates thread={thread} acts={mayWork ? acts : undefined} />
        </Grid.Col>
      </Grid>
    </>
  );
}

const About = ({ thread }: { thread: ThreadView }) => (
  <>
    Started by {thread.startedBy}, <Moment at={thread.startedAt} />; {formatCount(thread.accepted.length)} accepted,{" "}
    {formatCount(thread.rejected.length)} rejected, {formatCount(thread.steps.length)} steps.
    {thread.campaignId !== null && (
      <>
        {" "}
        <Anchor component={Link} href={`/campaigns/${thread.campaignId}`} inherit>
          It has become a campaign
        </Anchor>{" "}
        and is kept as it was.
      </>
    )}
  </>
);
