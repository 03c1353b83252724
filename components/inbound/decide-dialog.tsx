"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { formatCount } from "@/components/data/count";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import { decideInboundMutation } from "@/lib/queries/inbound";
import { keys } from "@/lib/queries/keys";

/** What is decided on: some indicators, or all that waits in a batch. */
export type Deciding = { decision: "accept" | "refuse" } & (
  | { ids: string[]; batchId?: undefined }
  | { batchId: string; waiting: number; ids?: undefined; list?: { name: string; holds: boolean } }
);

const consequences = {
  accept: [
    "Own accounts that hold it carry it as evidence from the next run over everything on: within a cap, never enough alone.",
    "It weighs less as its end comes near, and nothing while somebody contests it.",
  ],
  refuse: [
    "It never counts. What was accepted before is taken back.",
    "The same again from the partner is known as refused.",
  ],
};

const listConsequences = {
  accept: [
    "What the list names is a hub from the next run over everything on: it links nobody, whoever holds it, and the list is named wherever that is shown.",
    "Another version of it, by partner and name, takes its place; nobody renewing it, it ends in a year.",
    "Indicators that it names say nothing of anybody.",
  ],
  refuse: [
    "What the list names counts by what its holders have in common, from the next run over everything on.",
    "Indicators that only this list named count again.",
  ],
};

interface DecideDialogProps {
  deciding: Deciding | null;
  onClose: () => void;
  onDone?: () => void;
}

export function DecideDialog({ deciding, onClose, onDone }: DecideDialogProps) {
  const client = useQueryClient();
  const decide = useMutation({
    ...decideInboundMutation(),
    onSuccess: () => {
      onDone?.();
      return client.invalidateQueries({ queryKey: keys.inbound });
    },
  });
  const decision = deciding?.decision ?? "refuse";
  const many = deciding?.ids?.length ?? (deciding && "waiting" in deciding ? deciding.waiting : 0);
  const list = deciding?.ids === undefined ? deciding?.list : undefined;
  const verb = decision === "accept" ? "Accept" : list?.holds ? "Withdraw" : "Refuse";
  const onConfirm = async (reason: string) => {
    if (deciding === null) return;
    const what = deciding.ids === undefined ? { batchId: deciding.batchId } : { ids: deciding.ids };
    await decide.mutateAsync({ ...what, decision, reason });
  };
  return (
    <ReasonDialog
      opened={deciding !== null}
      onClose={onClose}
      title={
        list === undefined
          ? `${verb} ${formatCount(many)} ${many === 1 ? "indicator" : "indicators"}`
          : `${verb} the warninglist ${list.name}`
      }
      confirmLabel={verb}
      consequences={(list === undefined ? consequences : listConsequences)[decision]}
      description="Kept with the decision, for whoever asks later."
      onConfirm={onConfirm}
    />
  );
}
