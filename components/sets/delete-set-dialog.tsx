"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { deleteSetMutation } from "@/lib/queries/sets";
import type { SetDialogProps } from "./rename-dialog";
import { useSetChange } from "./use-set-change";

export function DeleteSetDialog({ set, opened, onClose }: SetDialogProps) {
  const router = useRouter();
  const remove = useMutation(deleteSetMutation());
  const change = useSetChange(set.id);
  const onConfirm = async () => {
    await change(() => remove.mutateAsync({ setId: set.id, version: set.version }));
    router.push("/sets");
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Delete ${set.name}`}
      confirmLabel="Delete the set"
      isDangerous
      consequences={[
        "It leaves the list of sets, for everybody.",
        "Its accounts and what was decided about them stay as they are; its history stays on record.",
      ]}
      canConfirm
      onConfirm={onConfirm}
    />
  );
}
