"use client";
import { Button, Group, Modal, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/feedback/error-state";
import { copyNow, KeyLifeField, KeyNameField, MakeKeyButton } from "@/components/feedback/machine-keys";
import { ShownOnce } from "@/components/feedback/shown-once";
import { keys } from "@/lib/queries/keys";
import { createPartnerKeyMutation } from "@/lib/queries/taxii";

const nothing = { name: "", expiresInDays: 90 };

/** Makes a key for a partner's machine and shows it, once. */
export function NewKeyDialog(props: { opened: boolean; onClose: () => void; partnerId: string }) {
  const { opened, onClose, partnerId } = props;
  const client = useQueryClient();
  const [typed, setTyped] = useState(nothing);
  const make = useMutation({
    ...createPartnerKeyMutation(),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.partners }),
  });
  const close = () => {
    setTyped(nothing);
    make.reset();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title="New key for a partner's machine"
      size="lg"
      closeOnClickOutside={false}
    >
      {make.data !== undefined ? (
        <ShownOnce label="key" text={make.data.key} warning={copyNow} onDone={close}>
          TAXII clients send it as the password, with any user name, or as a bearer's token.
        </ShownOnce>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate({ partnerId, ...typed });
          }}
        >
          <Stack gap="md">
            <Fields typed={typed} onType={setTyped} />
            {make.error !== null && <ErrorState error={make.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <MakeKeyButton loading={make.isPending} disabled={typed.name.trim() === ""} />
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

function Fields({ typed, onType }: { typed: typeof nothing; onType: (typed: typeof nothing) => void }) {
  return (
    <>
      <KeyNameField value={typed.name} onType={(name) => onType({ ...typed, name })} />
      <KeyLifeField
        required
        value={typed.expiresInDays}
        onChange={(days) => onType({ ...typed, expiresInDays: Number(days) })}
      />
    </>
  );
}
