"use client";
import { Badge, Button, Group, Progress, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { ErrorState } from "@/components/feedback/error-state";
import { formatBytes } from "@/components/ingest/bytes";
import { RejectsDrawer } from "@/components/ingest/rejects-drawer";
import type { IngestBatchView } from "@/lib/ingest/contract";
import classes from "./import.module.css";
import type { FileRun } from "./use-run";

/** How far one file is, or what came of it. */
export function FileProgress({ file, run }: { file: File; run: FileRun | undefined }) {
  return (
    <Stack gap={4}>
      <div className={classes.run}>
        <Text size="sm" truncate title={file.name}>
          {file.name}
        </Text>
        <div role="status">
          <State file={file} run={run} />
        </div>
        {run?.state === "done" && <Rejects batch={run.batch} />}
      </div>
      {run?.state === "failed" && <ErrorState error={run.error} />}
    </Stack>
  );
}

function State({ file, run }: { file: File; run: FileRun | undefined }) {
  if (run === undefined) return <Quiet>{formatBytes(file.size)}</Quiet>;
  switch (run.state) {
    case "waiting":
      return <Quiet>Waiting for its turn</Quiet>;
    case "stopped":
      return <Quiet>Stopped; nothing of it was taken.</Quiet>;
    case "failed":
      return <Badge color="red">Not taken</Badge>;
    case "done":
      return <Outcome batch={run.batch} />;
    case "sending":
      return <Sending sent={run.sent} size={file.size} />;
  }
}

function Sending({ sent, size }: { sent: number; size: number }) {
  const isSent = sent >= size && size > 0;
  const words = isSent ? "All sent; being checked and stored" : `${formatBytes(sent)} of ${formatBytes(size)} sent`;
  return (
    <Group gap="sm" wrap="nowrap">
      <Progress
        value={isSent ? 100 : (100 * sent) / Math.max(size, 1)}
        animated={isSent}
        size="sm"
        flex={1}
        aria-label="Progress of the upload"
      />
      <Text size="xs" c="dimmed">
        {words}
      </Text>
    </Group>
  );
}

function Outcome({ batch }: { batch: IngestBatchView }) {
  return (
    <Group gap="xs">
      <Badge color="teal">{formatCount(batch.accepted)} taken</Badge>
      {batch.duplicates > 0 && <Badge color="gray">{formatCount(batch.duplicates)} already stored</Badge>}
      {batch.rejected > 0 && <Badge color="red">{formatCount(batch.rejected)} rejected</Badge>}
      {batch.status !== "committed" && <Quiet>The store is busy; it is published in the background.</Quiet>}
    </Group>
  );
}

function Rejects({ batch }: { batch: IngestBatchView }) {
  const [opened, setOpened] = useState(false);
  if (batch.rejected === 0) return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        Show rejected lines
      </Button>
      <RejectsDrawer batch={opened ? batch : undefined} onClose={() => setOpened(false)} />
    </>
  );
}

const Quiet = ({ children }: { children: string }) => (
  <Text size="sm" c="dimmed">
    {children}
  </Text>
);
