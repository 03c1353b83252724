"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { isReason, ReasonField } from "@/components/feedback/reason-field";
import { askAppellantMutation } from "@/lib/queries/appeals";
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
      title="Ask the appellant"
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
        description="The appellant reads this, word for word. Name no signal and no other account."
        value={question}
        onChange={setQuestion}
      />
    </ConfirmDialog>
  );
}
