"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { isReason, ReasonField } from "@/components/feedback/reason-field";
import { askAppellantMutation } from "@/lib/queries/appeals";
import { askTheAppellant, readWordForWord } from "./appeal-words";
import type { AppealDialogProps } from "./assign-dialog";

/** Asks the appellant something. */
export function AskDialog({ appeal, opened, onClose, onDone }: AppealDialogProps) {
  const ask = useMutation(askAppellantMutation());
  const [question, setQuestion] = useState("");
  const onConfirm = async () => {
    await ask.mutateAsync({ appealId: appeal.id, version: appeal.version, question });
    setQuestion("");
    await onDone();
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={askTheAppellant}
      confirmLabel="Ask"
      isFinal
      consequences={[
        "The appellant is told, and has two weeks to answer.",
        "Your clock stands still until then. Without an answer the appeal expires.",
      ]}
      canConfirm={isReason(question)}
      onConfirm={onConfirm}
    >
      <ReasonField
        label="Question"
        description={`${readWordForWord} Name no signal and no other account.`}
        value={question}
        onChange={setQuestion}
      />
    </ConfirmDialog>
  );
}
