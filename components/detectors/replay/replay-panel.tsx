"use client";
import { Alert, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { Stat } from "@/components/data/stat";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { type ConfigurationView, type ReplayDiff, replayChanges } from "@/lib/detection/contract";
import { replayQuery } from "@/lib/queries/detectors";
import { changes } from "../words";
import { LabelledChanges } from "./labelled-changes";
import { ReplayAccounts } from "./replay-accounts";
import { noChoice, type ReplayChoice } from "./replay-choice";
import { ReplayFlows } from "./replay-flows";

/** What the shadow run of a version found out, or where it stands. */
export function ReplayPanel({ version, live }: { version: ConfigurationView; live: number }) {
  const { shadow } = version;
  if (shadow === null) {
    return (
      <EmptyState title="Not run yet">
        A shadow run says which accounts would be newly flagged, released or moved, before anybody is affected.
      </EmptyState>
    );
  }
  if (shadow.status !== "completed") {
    const told = {
      running: "The shadow run is under way",
      failed: "The shadow run failed",
      stopped: "The shadow run was stopped",
    };
    return <EmptyState title={told[shadow.status]}>{shadow.error}</EmptyState>;
  }
  return (
    <Stack>
      {!shadow.isCurrent && version.status === "proposed" && (
        <Alert color="yellow" title={`Not compared with version ${live}`}>
          Another version has gone live since, or this release reads the numbers differently. Run it again before it
          goes live.
        </Alert>
      )}
      <Replay runId={shadow.runId} />
    </Stack>
  );
}

function Replay({ runId }: { runId: string }) {
  const { data, error, refetch } = useQuery(replayQuery(runId));
  const [choice, setChoice] = useState<ReplayChoice>(noChoice);
  if (data === undefined) {
    return error === null ? <LoadingRows rows={6} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  return (
    <Stack>
      <Figures diff={data} />
      {!data.isSameData && (
        <Alert color="yellow" title="Traffic came in between the two runs">
          Version {data.before.number} saw {formatCount(data.before.exchanges)} exchanges, version {data.after.number}{" "}
          {formatCount(data.after.exchanges)}: part of the difference is the data's.
        </Alert>
      )}
      <LabelledChanges labelled={data.labelled} />
      {data.flowCount === 0 ? (
        <EmptyState title="Nobody is affected">
          Both versions accuse the same accounts, in the same campaigns.
        </EmptyState>
      ) : (
        <>
          <ReplayFlows diff={data} choice={choice} onChoose={setChoice} />
          <ReplayAccounts runId={runId} choice={choice} onClear={() => setChoice(noChoice)} />
        </>
      )}
    </Stack>
  );
}

function Figures({ diff }: { diff: ReplayDiff }) {
  const { before, after, counts } = diff;
  return (
    <Stack gap="xs">
      <Group gap="xl" align="flex-start">
        {replayChanges.map((change) => (
          <Stat key={change} label={changes[change].label} value={formatCount(counts[change])} unit="accounts" />
        ))}
        <Stat
          label="Flagged"
          value={`${formatCount(before.flagged)} → ${formatCount(after.flagged)}`}
          of={`core ${formatCount(before.flaggedCore)} → ${formatCount(after.flaggedCore)}`}
        />
        <Stat label="Campaigns" value={`${formatCount(before.campaigns)} → ${formatCount(after.campaigns)}`} />
      </Group>
      <Text size="xs" c="dimmed">
        Version {before.number} against version {after.number} over {formatCount(after.accounts)} accounts and{" "}
        {formatCount(after.exchanges)} exchanges. Flagged is who is in a campaign that accuses: all but shared
        infrastructure and evaluation.
      </Text>
    </Stack>
  );
}
