"use client";
import {
  Button,
  Checkbox,
  Group,
  Modal,
  PasswordInput,
  SegmentedControl,
  Select,
  Stack,
  TextInput,
} from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/feedback/error-state";
import { sealedHint } from "@/components/feedback/sealed-hint";
import { ShownOnce } from "@/components/feedback/shown-once";
import { type ConnectorView, LiteLlmAccounts, type SaveConnector } from "@/lib/enforcement/contract";
import { saveGatewayMutation } from "@/lib/queries/enforcement";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";

/** What it is called, on what opens it too. */
export const connectGateway = "Connect a gateway";

interface Props {
  opened: boolean;
  onClose: () => void;
  /** The one that is changed; a new one without it. */
  present: ConnectorView | undefined;
}

const nothing = { kind: "webhook", name: "", url: "", verifyUrl: "", newSecret: false, accounts: "user", secret: "" };
type Typed = typeof nothing;

const typedFrom = ({ kind, name, settings }: ConnectorView): Typed => ({
  ...nothing,
  ...{
    kind,
    name,
    url: settings.url ?? "",
    verifyUrl: settings.verifyUrl ?? "",
    accounts: settings.accounts ?? "user",
  },
});

function inputFrom(typed: Typed, present: ConnectorView | undefined): SaveConnector {
  const shared = { name: typed.name, ...(present && { id: present.id, version: present.version }) };
  const url = typed.url.trim();
  if (typed.kind === "webhook") {
    const settings = { url, verifyUrl: typed.verifyUrl.trim() || null };
    return { kind: "webhook", ...shared, settings, newSecret: typed.newSecret };
  }
  const secret = typed.secret === "" ? {} : { secret: typed.secret };
  return { kind: "litellm", ...shared, settings: { url, accounts: LiteLlmAccounts.parse(typed.accounts) }, ...secret };
}

/** Connects a gateway or changes how it is reached; a webhook's secret is shown once. Give it another `key` for another connector. */
export function SaveGatewayDialog({ opened, onClose, present }: Props) {
  const client = useQueryClient();
  const [typed, setTyped] = useState(present === undefined ? nothing : typedFrom(present));
  const close = () => {
    setTyped(present === undefined ? nothing : typedFrom(present));
    save.reset();
    onClose();
  };
  const save = useMutation({
    ...saveGatewayMutation(),
    onSuccess: async ({ secret }) => {
      if (secret === null) close();
      await client.invalidateQueries({ queryKey: keys.enforcement });
    },
  });
  const secret = save.data?.secret;
  const title = present === undefined ? connectGateway : `Change “${present.name}”`;
  return (
    <Modal opened={opened} onClose={close} title={title} size="lg" closeOnClickOutside={false}>
      {secret ? (
        <ShownOnce
          label="secret"
          text={secret}
          warning="Copy the secret now: it is kept sealed, and cannot be shown again."
          onDone={close}
        >
          The receiver checks every message by it, as Standard Webhooks 1.0.0 says.
        </ShownOnce>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate(inputFrom(typed, present));
          }}
        >
          <Stack gap="md">
            <Fields typed={typed} onType={setTyped} isNew={present === undefined} error={save.error} />
            {save.error !== null && <ErrorState error={save.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button
                type="submit"
                loading={save.isPending}
                disabled={typed.name.trim() === "" || typed.url.trim() === ""}
              >
                {present === undefined ? "Connect" : "Save"}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

interface FieldsProps {
  typed: Typed;
  onType: (typed: Typed) => void;
  isNew: boolean;
  error: Error | null;
}

function Fields({ typed, onType, isNew, error }: FieldsProps) {
  const fault = (field: string) => (error === null ? undefined : asProblem(error).fieldMessage(field) || undefined);
  const text = (name: "name" | "url" | "verifyUrl", field: string) => ({
    value: typed[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => onType({ ...typed, [name]: event.currentTarget.value }),
    error: fault(field),
    spellCheck: false,
    autoComplete: "off",
  });
  return (
    <>
      {isNew && (
        <SegmentedControl
          aria-label="Kind"
          data={[
            { value: "webhook", label: "Signed webhook" },
            { value: "litellm", label: "LiteLLM proxy" },
          ]}
          value={typed.kind}
          onChange={(kind) => onType({ ...typed, kind })}
        />
      )}
      <TextInput label="Name" required maxLength={64} data-autofocus {...text("name", "name")} />
      <TextInput
        label="Address"
        required
        description={
          typed.kind === "webhook" ? "Where messages are posted to, over https" : "Of the proxy, without a path"
        }
        placeholder={
          typed.kind === "webhook" ? "https://gateway.example.com/stillwatch" : "https://litellm.example.com"
        }
        {...text("url", "settings.url")}
      />
      {typed.kind === "webhook" ? (
        <>
          <TextInput
            label="Asked at"
            description="Optional: where the gateway says what it holds of an account. Without it, nothing is verified but by its receipts."
            placeholder="https://gateway.example.com/stillwatch/holds"
            {...text("verifyUrl", "settings.verifyUrl")}
          />
          {!isNew && (
            <Checkbox
              label="Make a new secret; the one before is worth nothing then"
              checked={typed.newSecret}
              onChange={(event) => onType({ ...typed, newSecret: event.currentTarget.checked })}
            />
          )}
        </>
      ) : (
        <LiteLlmFields typed={typed} onType={onType} isNew={isNew} fault={fault} />
      )}
    </>
  );
}

function LiteLlmFields(props: Omit<FieldsProps, "error"> & { fault: (field: string) => string | undefined }) {
  const { typed, onType, isNew, fault } = props;
  return (
    <>
      <Select
        label="An account is"
        description="As in the spend logs that were imported: the user, else the team, else the key"
        allowDeselect={false}
        data={[
          { value: "user", label: "a user" },
          { value: "team", label: "a team" },
          { value: "key", label: "a key" },
          { value: "customer", label: "a customer (end user)" },
        ]}
        value={typed.accounts}
        onChange={(accounts) => onType({ ...typed, accounts: accounts ?? "user" })}
      />
      <PasswordInput
        label="Admin key"
        required={isNew}
        description={sealedHint(!isNew)}
        autoComplete="off"
        value={typed.secret}
        onChange={(event) => onType({ ...typed, secret: event.currentTarget.value })}
        error={fault("secret")}
      />
    </>
  );
}
