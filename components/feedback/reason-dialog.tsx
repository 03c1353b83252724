"use client";
import { useState } from "react";
import { ConfirmDialog, type ConfirmDialogProps } from "./confirm-dialog";
import { isReason, ReasonField } from "./reason-field";

interface ReasonDialogProps extends Omit<ConfirmDialogProps, "canConfirm" | "onConfirm"> {
  placeholder?: string;
  /** False while something besides the reason is missing. */
  canConfirm?: boolean;
  onConfirm: (reason: string) => Promise<unknown>;
}

/** Asks before an act that goes on record with a reason, after whatever else it takes. */
export function ReasonDialog({ placeholder, canConfirm = true, onConfirm, children, ...dialog }: ReasonDialogProps) {
  const [reason, setReason] = useState("");
  const confirm = async () => {
    await onConfirm(reason);
    setReason("");
  };
  return (
    <ConfirmDialog {...dialog} canConfirm={canConfirm && isReason(reason)} onConfirm={confirm}>
      {children}
      <ReasonField value={reason} onChange={setReason} {...(placeholder === undefined ? {} : { placeholder })} />
    </ConfirmDialog>
  );
}
