"use client";
import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { StopJobButton } from "@/components/jobs/stop-job-button";
import { usePermission } from "@/components/session/session";
import type { ConfigurationView } from "@/lib/detection/contract";
import type { JobView } from "@/lib/jobs/contract";
import { startShadowMutation } from "@/lib/queries/detectors";
import { isActive, jobsQuery } from "@/lib/queries/jobs";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";

/** The job that runs a version in the shadow, while it is not over. */
export function useShadowJob(configurationId: string): JobView | undefined {
  const maySee = usePermission("job.read");
  const { data } = useQuery({ ...jobsQuery(), enabled: maySee });
  return data?.rows.find(
    (job) => job.kind === "shadow" && isActive(job) && job.detail.configurationId === configurationId,
  );
}

/** Starts a shadow run of a version, and shows one that is under way. */
export function ShadowRun({ version }: { version: ConfigurationView }) {
  const client = useQueryClient();
  const mayRun = usePermission("detection.run");
  const job = useShadowJob(version.id);
  const start = useMutation({
    ...startShadowMutation(),
    onError: (error) =>
      notifications.show({ color: "red", title: asProblem(error).title, message: asProblem(error).message }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.jobs }),
  });
  if (job !== undefined) return <Running job={job} />;
  if (!mayRun) return null;
  return (
    <Button
      variant={version.shadow?.isCurrent && version.shadow.status === "completed" ? "default" : "filled"}
      leftSection={<IconPlayerPlay size={14} aria-hidden />}
      loading={start.isPending}
      onClick={() => start.mutate(version.id)}
    >
      {version.shadow === null ? "Run in the shadow" : "Run again"}
    </Button>
  );
}

function Running({ job }: { job: JobView }) {
  const percent = Math.round(job.progress * 100);
  return (
    <Group gap="sm" wrap="nowrap" role="status">
      <Stack gap={4} w={260}>
        <Group justify="space-between" gap="xs" wrap="nowrap">
          <Text size="xs" truncate>
            Shadow run: {job.phase ?? "waiting to begin"}
          </Text>
          <Text size="xs" c="dimmed">
            {percent} %
          </Text>
        </Group>
        <Progress value={percent} size={5} aria-label="Progress of the shadow run" />
      </Stack>
      <StopJobButton job={job} />
    </Group>
  );
}
