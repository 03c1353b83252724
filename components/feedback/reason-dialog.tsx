"use client";
import { useState } from "react";
import { ConfirmDialog, type ConfirmDialogProps } from "./confirm-dialog";
import { isReason, ReasonField, type ReasonFieldProps } from "./reason-field";

interface ReasonDialogProps
  extends Omit<ConfirmDialogProps, "canConfirm" | "onConfirm">,
    Pick<ReasonFieldProps, "label" | "description" | "placeholder" | "least"> {
  /** False while something besides the reason is missing. */
  canConfirm?: boolean;
  onConfirm: (reason: string) => Promise<unknown>;
}

/** Asks before an act that goes on record with a reason, after whatever else it takes. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { label, description, placeholder, least, canConfirm = true, onConfirm, children, ...dialog } = props;
  const [reason, setReason] = useState("");
  const confirm = async () => {
    await onConfirm(reason);
    setReason("");
  };
  return (
    <ConfirmDialog {...dialog} canConfirm={canConfirm && isReason(reason, least)} onConfirm={confirm}>
      {children}
      <ReasonField value={reason} onChange={setReason} {...{ label, description, placeholder, least }} />
    </ConfirmDialog>
  );
}
