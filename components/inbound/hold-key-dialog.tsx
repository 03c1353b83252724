"use client";
import { Checkbox, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { holdKeyMutation } from "@/lib/queries/inbound";
import { keys } from "@/lib/queries/keys";
import { PartnerSelect } from "./partner-select";

/** What it is called, on what opens it too. */
export const holdKey = "Hold a partner's key";

/** Keeps the key that a partner makes its tokens with, so that they can be compared with own accounts. */
export function HoldKeyDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const [partnerId, setPartnerId] = useState<string | null>(null);
  const [keyId, setKeyId] = useState("");
  const [key, setKey] = useState("");
  const [sharesAccounts, setShares] = useState(false);
  const hold = useMutation({
    ...holdKeyMutation(),
    onSuccess: () => {
      setKey("");
      setKeyId("");
      return client.invalidateQueries({ queryKey: keys.inbound });
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={holdKey}
      confirmLabel="Keep it"
      consequences={[
        "Tokens that this partner sent, and sends, are compared with own accounts. The key is kept encrypted and never shown.",
      ]}
      canConfirm={partnerId !== null && keyId.trim() !== "" && key.trim() !== ""}
      onConfirm={async () => {
        if (partnerId !== null) await hold.mutateAsync({ partnerId, keyId, key, sharesAccounts });
      }}
    >
      <Stack gap="sm">
        <PartnerSelect isAsked={opened} value={partnerId} onChange={setPartnerId} />
        <TextInput
          label="Name of the key"
          description="As the partner calls it"
          required
          value={keyId}
          onChange={(event) => setKeyId(event.currentTarget.value)}
        />
        <PasswordInput
          label="Key"
          description="32 bytes in base64url"
          required
          autoComplete="off"
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        <Checkbox
          label="Account ids mean the same to both of us"
          description="A cloud or reseller that issued them"
          checked={sharesAccounts}
          onChange={(event) => setShares(event.currentTarget.checked)}
        />
      </Stack>
    </ConfirmDialog>
  );
}
