"use client";
import { Alert, Button, Group, Modal, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/feedback/error-state";
import { Copyable } from "@/components/settings/enrol";
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
        <Stack gap="md">
          <Alert color="yellow" variant="light">
            Copy the key now: it is not kept, and cannot be shown again.
          </Alert>
          <Copyable label="key" text={make.data.key} shown={make.data.key} />
          <Text size="sm" c="dimmed">
            TAXII clients send it as the password, with any user name, or as a bearer's token.
          </Text>
          <Group justify="flex-end">
            <Button onClick={close}>Done</Button>
          </Group>
        </Stack>
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
              <Button type="submit" loading={make.isPending} disabled={typed.name.trim() === ""}>
                Make the key
              </Button>
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
      <TextInput
        label="Name"
        description="Which machine uses it"
        required
        maxLength={60}
        data-autofocus
        value={typed.name}
        onChange={(event) => onType({ ...typed, name: event.currentTarget.value })}
      />
      <NumberInput
        label="Expires in days"
        required
        min={1}
        max={366}
        allowDecimal={false}
        value={typed.expiresInDays}
        onChange={(days) => onType({ ...typed, expiresInDays: Number(days) })}
      />
    </>
  );
}
