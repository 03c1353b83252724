"use client";
import { Button, NumberInput, type NumberInputProps, TextInput } from "@mantine/core";
import { ConfirmDialog } from "./confirm-dialog";
import { EmptyState } from "./empty-state";

/** Shown with a key that is shown once. */
export const copyNow = "Copy the key now: it is not kept, and cannot be shown again.";

export const NoKeys = ({ children }: { children: string }) => <EmptyState title="No keys yet">{children}</EmptyState>;

export const MakeKeyButton = (props: { loading: boolean; disabled: boolean }) => (
  <Button type="submit" {...props}>
    Make the key
  </Button>
);

export const KeyNameField = ({ value, onType }: { value: string; onType: (name: string) => void }) => (
  <TextInput
    label="Name"
    description="Which machine uses it"
    required
    maxLength={60}
    data-autofocus
    value={value}
    onChange={(event) => onType(event.currentTarget.value)}
  />
);

export const KeyLifeField = (props: NumberInputProps) => (
  <NumberInput label="Expires in days" min={1} max={366} allowDecimal={false} {...props} />
);

interface RevokeKeyDialogProps {
  /** The key that is to be revoked; null while the dialog is closed. */
  revoking: { id: string; name: string } | null;
  onClose: () => void;
  onRevoke: (id: string) => Promise<unknown>;
}

/** Asks before a machine's key is made useless for good. */
export const RevokeKeyDialog = ({ revoking, onClose, onRevoke }: RevokeKeyDialogProps) => (
  <ConfirmDialog
    opened={revoking !== null}
    onClose={onClose}
    title={`Revoke the key “${revoking?.name}”`}
    confirmLabel="Revoke"
    isDangerous
    canConfirm
    consequences={["Requests with it are refused from now on.", "This cannot be taken back."]}
    onConfirm={() => onRevoke(revoking?.id ?? "")}
  />
);
