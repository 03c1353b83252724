"use client";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { preparePlan } from "@/components/batches/prepare-plan";
import { countOf, measureWords } from "@/components/campaign/measures/measure-words";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import { reasonHints } from "@/components/feedback/reason-hints";
import type { ProposalView } from "@/lib/decisions/contract";
import { ruleOnProposalMutation } from "@/lib/queries/proposals";
import { departureOf, rulingNames, whyVoid } from "./proposal-words";
import { useStaleProposal } from "./use-stale-proposal";

interface RuleDialogProps {
  proposal: ProposalView;
  ruling: "approved" | "declined" | null;
  onClose: () => void;
}

/** The second person's word, on the very proposal that they look at. */
export function RuleDialog({ proposal, ruling, onClose }: RuleDialogProps) {
  const rule = useMutation(ruleOnProposalMutation());
  const refresh = useStaleProposal(proposal);
  const [last, setLast] = useState<"approved" | "declined">("approved");
  if (ruling !== null && ruling !== last) setLast(ruling);
  const onConfirm = async (reason: string) => {
    const { id, hash } = proposal;
    const answer = await rule.mutateAsync({ proposalId: id, ruling: last, hash, reason });
    if (answer.state === "void") {
      notifications.show({
        ...{ color: "yellow", title: "Nothing was approved", autoClose: false },
        message: answer.endReason ?? whyVoid,
      });
    }
    await refresh();
  };
  const { title, confirm, consequences } = wordsOf(proposal, last);
  return (
    <ReasonDialog
      opened={ruling !== null}
      onClose={onClose}
      title={title}
      confirmLabel={confirm}
      isDangerous={last === "approved" && !proposal.breakGlass}
      isFinal={last === "approved"}
      consequences={consequences}
      onConfirm={onConfirm}
      placeholder={reasonHints.ruling}
    />
  );
}

function wordsOf(proposal: ProposalView, ruling: "approved" | "declined") {
  const { breakGlass, kind, accounts, of, campaign, plan, hash } = proposal;
  const what = `${measureWords[kind].title} ${countOf(accounts, of)} of ${campaign}`;
  const names = rulingNames(proposal);
  if (breakGlass) {
    return {
      title: names[ruling],
      confirm: names[ruling],
      consequences: [
        `Carried out already: ${what.toLowerCase()}.`,
        "Your word goes on record. It takes nothing back: open the batch for that.",
      ],
    };
  }
  if (ruling === "declined") {
    return {
      title: "Decline the proposal",
      confirm: names.declined,
      consequences: ["Nothing is done. It can be proposed anew."],
    };
  }
  return {
    title: "Approve the proposal",
    confirm: names.approved,
    consequences: [
      `${what}: exactly those that are listed (hash ${hash.slice(0, 8)}).`,
      ...[departureOf(proposal)].filter((words) => words !== null),
      `${preparePlan(plan, accounts).sentence} Accounts that the rules spare by then are skipped.`,
      "If anything it froze has changed since, nothing is approved and it becomes void.",
    ],
  };
}
