"use client";
import { PasswordInput } from "@mantine/core";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";

export interface PasswordPromptProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  isDangerous: boolean;
  onConfirm: (password: string) => Promise<unknown>;
}

/** Asks for the password before something that a borrowed screen must not do. */
export function PasswordPrompt({ onConfirm, onClose, ...dialog }: PasswordPromptProps) {
  const [password, setPassword] = useState("");
  const close = () => {
    setPassword("");
    onClose();
  };
  return (
    <ConfirmDialog
      {...dialog}
      onClose={close}
      confirmLabel="Continue"
      canConfirm={password !== ""}
      onConfirm={() => onConfirm(password)}
    >
      <PasswordInput
        label="Your password"
        autoComplete="current-password"
        data-autofocus
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
