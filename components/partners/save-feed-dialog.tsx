"use client";
import { NumberInput, PasswordInput, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { sealedHint } from "@/components/feedback/sealed-hint";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";
import { saveFeedMutation } from "@/lib/queries/taxii";
import { FeedAuth, type FeedView } from "@/lib/taxii/contract";

interface Props {
  opened: boolean;
  onClose: () => void;
  partnerId: string;
  /** The one that is changed; a new one without it. */
  present: FeedView | undefined;
}

const nothing = { url: "", collection: "", auth: "basic" as FeedAuth, username: "", secret: "", minutes: 15 };

function typedFrom(present: FeedView | undefined): typeof nothing {
  if (present === undefined) return nothing;
  const { url, collection, auth, username, intervalSeconds } = present;
  return { ...nothing, url, collection, auth, username, minutes: Math.max(1, Math.round(intervalSeconds / 60)) };
}

/** Has a collection polled, or changes how. Give it another `key` for another feed. */
export function SaveFeedDialog({ opened, onClose, partnerId, present }: Props) {
  const client = useQueryClient();
  const [typed, setTyped] = useState(typedFrom(present));
  const { url, collection, auth, username, secret, minutes } = typed;
  const save = useMutation({
    ...saveFeedMutation(),
    onSuccess: () => {
      setTyped(typedFrom(present));
      return client.invalidateQueries({ queryKey: keys.partners });
    },
  });
  const fault = (field: string) =>
    save.error === null ? undefined : asProblem(save.error).fieldMessage(field) || undefined;
  const onConfirm = () =>
    save.mutateAsync({
      ...{ partnerId, url: url.trim(), collection, auth, username, intervalSeconds: minutes * 60 },
      ...(secret !== "" && { secret }),
      ...(present && { id: present.id, version: present.version }),
    });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      size="lg"
      title={present === undefined ? "New feed" : "Change the feed"}
      confirmLabel="Save"
      canConfirm={url.trim() !== "" && collection.trim() !== ""}
      onConfirm={onConfirm}
    >
      <Fields typed={typed} onType={setTyped} isNew={present === undefined} fault={fault} />
    </ConfirmDialog>
  );
}

interface FieldsProps {
  typed: typeof nothing;
  onType: (typed: typeof nothing) => void;
  isNew: boolean;
  fault: (field: string) => string | undefined;
}

function Fields({ typed, onType, isNew, fault }: FieldsProps) {
  const { auth, secret, minutes } = typed;
  const text = (name: "url" | "collection" | "username") => ({
    value: typed[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => onType({ ...typed, [name]: event.currentTarget.value }),
    error: fault(name),
    spellCheck: false,
    autoComplete: "off",
  });
  return (
    <>
      <TextInput
        label="API root"
        description="Of the partner's TAXII server, over https"
        placeholder="https://taxii.example.com/api/"
        required
        {...text("url")}
      />
      <TextInput label="Collection" description="Its id, as the server lists it" required {...text("collection")} />
      <Stack gap={4}>
        <Text size="sm">We are let in by</Text>
        <SegmentedControl
          aria-label="We are let in by"
          data={[
            { value: "basic", label: "User name and password" },
            { value: "bearer", label: "Token" },
            { value: "none", label: "Nothing" },
          ]}
          value={auth}
          onChange={(value) => onType({ ...typed, auth: FeedAuth.parse(value) })}
        />
      </Stack>
      {auth === "basic" && <TextInput label="User name" {...text("username")} />}
      {auth !== "none" && (
        <PasswordInput
          label={auth === "basic" ? "Password" : "Token"}
          description={sealedHint(!isNew)}
          required={isNew}
          autoComplete="off"
          value={secret}
          onChange={(event) => onType({ ...typed, secret: event.currentTarget.value })}
          error={fault("secret")}
        />
      )}
      <NumberInput
        label="Look every"
        suffix=" minutes"
        min={1}
        max={1_440}
        allowDecimal={false}
        value={minutes}
        onChange={(value) => onType({ ...typed, minutes: Number(value) })}
        error={fault("intervalSeconds")}
      />
    </>
  );
}
