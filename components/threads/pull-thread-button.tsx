"use client";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconNeedleThread } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { usePermission } from "@/components/session/session";
import { asProblem } from "@/lib/queries/problem";
import { startThreadMutation } from "@/lib/queries/threads";

export const pullThread = "Pull a thread";

/** Starts a thread from one account, and goes there. */
export function PullThreadButton({ accountId }: { accountId: string }) {
  const router = useRouter();
  const start = useMutation({
    ...startThreadMutation(),
    onSuccess: ({ thread }) => router.push(`/threads/${thread.id}`),
    onError: (error) => notifications.show({ message: asProblem(error).message, color: "red" }),
  });
  if (!usePermission("review.work")) return null;
  return (
    <Button
      variant="default"
      loading={start.isPending}
      leftSection={<IconNeedleThread size={15} aria-hidden />}
      onClick={() => start.mutate({ lines: accountId })}
    >
      {pullThread}
    </Button>
  );
}
