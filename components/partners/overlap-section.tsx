"use client";
import { Alert, Button, Code, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FactList } from "@/components/data/fact-list";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { usePermission } from "@/components/session/session";
import { OverlapQuestions } from "@/components/sharing/overlap-questions";
import { type OverlapView, overlapPath } from "@/lib/overlap/contract";
import { overlapQuery } from "@/lib/queries/overlap";
import { SaveOverlapDialog } from "./save-overlap-dialog";

/** How many accounts both know: whether the partner is answered, where it is asked, and all that was asked either way. */
export function OverlapSection({ partnerId }: { partnerId: string }) {
  const mayManage = usePermission("partner.manage");
  const [isChanging, setChanging] = useState(false);
  const { data, error, refetch } = useQuery(overlapQuery(partnerId));
  return (
    <Section
      title="Overlap"
      about="How many accounts both know, to the nearest ten; which ones, nobody tells"
      actions={mayManage && data !== undefined && <Button onClick={() => setChanging(true)}>Change overlap</Button>}
    >
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingRows rows={3} />}
      {data !== undefined && (
        <Stack gap="md">
          <Terms of={data} />
          {data.questions.length === 0 ? (
            <EmptyState title="Nothing was asked yet">
              We ask from the page that shares a campaign; the partner's machine asks at {overlapPath}.
            </EmptyState>
          ) : (
            <OverlapQuestions of={data.questions} />
          )}
          <SaveOverlapDialog
            key={data.setting.version}
            opened={isChanging}
            onClose={() => setChanging(false)}
            partnerId={partnerId}
            present={data.setting}
          />
        </Stack>
      )}
    </Section>
  );
}

function Terms({ of: { setting, obstacle, heldKeyId, answeredToday } }: { of: OverlapView }) {
  const { answers, dayLimit, url, savedBy, savedAt } = setting;
  return (
    <>
      {answers && obstacle !== null && (
        <Alert color="orange" title="Allowed, and still nothing is answered">
          {obstacle}
        </Alert>
      )}
      <FactList
        isWide
        facts={[
          ["Their questions", answers ? `answered, ${dayLimit} different ones a day at most` : "not answered"],
          ["Answered in 24 hours", String(answeredToday)],
          ["Compared under their key", heldKeyId === null ? "none is held" : <Code key="key">{heldKeyId}</Code>],
          ["Their machine asks at", <Code key="path">{overlapPath}</Code>],
          ["Ours go to", url ?? "nowhere: they are not asked"],
          ["Said by", savedBy === null ? "nobody yet" : <Said key="said" by={savedBy} at={savedAt} />],
        ]}
      />
    </>
  );
}

const Said = ({ by, at }: { by: string; at: string | null }) => (
  <>
    {by} <Moment at={at} precision="day" />
  </>
);
