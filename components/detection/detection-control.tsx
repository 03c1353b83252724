"use client";
import { Button, Group, Progress, Stack, Text, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { StopJobButton } from "@/components/jobs/stop-job-button";
import { usePermission } from "@/components/session/session";
import type { JobView } from "@/lib/jobs/contract";
import { isActive, jobsQuery, startDetectionMutation } from "@/lib/queries/jobs";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";

/** Starts a detection run for those who may, and shows one that is under way to all who may see jobs. */
export function DetectionControl() {
  const client = useQueryClient();
  const mayRun = usePermission("detection.run");
  const maySee = usePermission("job.read");
  const { data } = useQuery({ ...jobsQuery(), enabled: maySee });
  const running = data?.rows.find((job) => (job.kind === "detect" || job.kind === "detect_moved") && isActive(job));
  const start = useMutation({
    ...startDetectionMutation(),
    onError: (error) =>
      notifications.show({ color: "red", title: asProblem(error).title, message: asProblem(error).message }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.jobs }),
  });
  if (running !== undefined) return <Running job={running} />;
  if (!mayRun) return null;
  return (
    <Button.Group>
      <Button
        variant="default"
        leftSection={<IconPlayerPlay size={14} aria-hidden />}
        loading={start.isPending}
        onClick={() => start.mutate("everything")}
      >
        Run detection
      </Button>
      <Tooltip label="Only accounts with something new since everything was last looked at, by the same statistics">
        <Button variant="default" disabled={start.isPending} onClick={() => start.mutate("moved")}>
          On what moved
        </Button>
      </Tooltip>
    </Button.Group>
  );
}

function Running({ job }: { job: JobView }) {
  const percent = Math.round(job.progress * 100);
  return (
    <Group gap="sm" wrap="nowrap" role="status">
      <Stack gap={4} w={220}>
        <Group justify="space-between" gap="xs" wrap="nowrap">
          <Text size="xs" truncate>
            Detection: {job.phase ?? "waiting to begin"}
          </Text>
          <Text size="xs" c="dimmed">
            {percent} %
          </Text>
        </Group>
        <Progress value={percent} size={5} aria-label="Progress of the detection run" />
      </Stack>
      <StopJobButton job={job} />
    </Group>
  );
}
