"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import { reasonHints } from "@/components/feedback/reason-hints";
import type { Regrouping } from "@/lib/detection/contract";
import { takeBackRegroupingMutation } from "@/lib/queries/regroupings";
import { refreshRegrouped } from "./use-regrouped";

interface TakeBackDialogProps {
  regrouping: Regrouping;
  opened: boolean;
  onClose: () => void;
}

/** Takes a merge or a split back, with a reason. */
export function TakeBackDialog({ regrouping, opened, onClose }: TakeBackDialogProps) {
  const { id, kind, into, origins } = regrouping;
  const client = useQueryClient();
  const router = useRouter();
  const back = useMutation(takeBackRegroupingMutation());
  const names = origins.map(({ codeName }) => codeName).join(", ");
  const onConfirm = async (reason: string) => {
    const outcome = await back.mutateAsync({ regroupingId: id, version: into.version, reason });
    await refreshRegrouped(client, outcome.regrouping);
    const [first] = origins;
    if (first !== undefined) router.push(`/campaigns/${first.id}`);
  };
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={`Take back the ${kind} that made ${into.codeName}`}
      confirmLabel={`Take back the ${kind}`}
      consequences={[
        kind === "merge"
          ? `${names} go on as they were, each with its own decisions.`
          : `Its accounts are members of ${names} again.`,
        `${into.codeName} ends; its page and its notebook stay readable.`,
        "It can be as long as no decision, and no later merge or split, rests on it. The next detection run decides anew.",
      ]}
      onConfirm={onConfirm}
      placeholder={reasonHints.reversal}
    />
  );
}
