"use client";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { usePermission } from "@/components/session/session";
import type { JobView } from "@/lib/jobs/contract";
import { isActive, stopJobMutation } from "@/lib/queries/jobs";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";

/** Asks a job to stop; it does so at its next safe point. */
export function StopJobButton({ job }: { job: JobView }) {
  const client = useQueryClient();
  const mayStop = usePermission("job.stop");
  const stop = useMutation({
    ...stopJobMutation(),
    onError: (error) =>
      notifications.show({ color: "red", title: asProblem(error).title, message: asProblem(error).message }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.jobs }),
  });
  if (!mayStop || !isActive(job)) return null;
  return (
    <Button
      variant="default"
      size="compact-xs"
      disabled={job.stopping}
      loading={stop.isPending}
      onClick={() => stop.mutate(job.id)}
    >
      {job.stopping ? "Stopping …" : "Stop"}
    </Button>
  );
}
