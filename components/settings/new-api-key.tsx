"use client";
import { Button, Checkbox, Group, Modal, SimpleGrid, Stack } from "@mantine/core";
import { getHotkeyHandler } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/feedback/error-state";
import { copyNow, KeyLifeField, KeyNameField, MakeKeyButton } from "@/components/feedback/machine-keys";
import { ShownOnce } from "@/components/feedback/shown-once";
import type { Permission } from "@/lib/auth/contract";
import { apiKeysQuery, createApiKeyMutation } from "@/lib/queries/people";

const empty = { name: "", permissions: [] as Permission[], expiresInDays: 90 as number | null };

export interface NewApiKeyProps {
  opened: boolean;
  onClose: () => void;
  /** What the maker may do: a key can never do more. */
  grantable: Permission[];
}

/** Makes a key and shows it, once. */
export function NewApiKey({ opened, onClose, grantable }: NewApiKeyProps) {
  const [typed, setTyped] = useState(empty);
  const cache = useQueryClient();
  const make = useMutation({
    ...createApiKeyMutation(),
    onSuccess: () => cache.invalidateQueries({ queryKey: apiKeysQuery().queryKey }),
  });
  const close = () => {
    setTyped(empty);
    make.reset();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title="New API key" size="lg" closeOnClickOutside={false}>
      {make.data === undefined ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate(typed);
          }}
          onKeyDown={getHotkeyHandler([["mod+Enter", (event) => submitForm(event)]])}
        >
          <Stack gap="md">
            <Fields typed={typed} onType={setTyped} grantable={grantable} />
            {make.error !== null && <ErrorState error={make.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <MakeKeyButton disabled={typed.permissions.length === 0} loading={make.isPending} />
            </Group>
          </Stack>
        </form>
      ) : (
        <ShownOnce label="key" text={make.data.key} warning={copyNow} onDone={close}>
          Send it as <code>Authorization: Bearer {make.data.view.start}…</code>
        </ShownOnce>
      )}
    </Modal>
  );
}

/** As the button would: the browser checks the fields first. */
const submitForm = ({ target }: { target: EventTarget | null }) =>
  target instanceof HTMLElement && target.closest("form")?.requestSubmit();

function Fields(props: { typed: typeof empty; onType: (typed: typeof empty) => void; grantable: Permission[] }) {
  const { typed, onType, grantable } = props;
  return (
    <>
      <KeyNameField value={typed.name} onType={(name) => onType({ ...typed, name })} />
      <Checkbox.Group
        label="It may"
        description="Within what you may do yourself, now and later"
        required
        value={typed.permissions}
        onChange={(permissions) => onType({ ...typed, permissions: permissions as Permission[] })}
      >
        <SimpleGrid cols={{ base: 1, sm: 2 }} mt="xs" spacing="xs">
          {grantable.map((permission) => (
            <Checkbox key={permission} value={permission} label={permission} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
      <KeyLifeField
        description="Empty for a key that does not expire"
        value={typed.expiresInDays ?? ""}
        onChange={(days) => onType({ ...typed, expiresInDays: typeof days === "number" ? days : null })}
      />
    </>
  );
}
