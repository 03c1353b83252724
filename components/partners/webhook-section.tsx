"use client";
import { Badge, Button, Checkbox, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { FactList } from "@/components/data/fact-list";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { ShownOnce } from "@/components/feedback/shown-once";
import { usePermission } from "@/components/session/session";
import type { WebhookView } from "@/lib/indicators/contract";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";
import { saveWebhookMutation, switchWebhookMutation, webhookQuery } from "@/lib/queries/remarks";

/** Where the partner is told that something was taken back. */
export function WebhookSection({ partnerId }: { partnerId: string }) {
  const { data, error } = useQuery(webhookQuery(partnerId));
  const mayManage = usePermission("partner.manage");
  const [isSaving, setSaving] = useState(false);
  const webhook = data?.webhook ?? null;
  return (
    <Section
      title="Recall webhook"
      about="Told of what is taken back, by the ids of objects alone; signed as Standard Webhooks are"
      actions={
        mayManage && (
          <Group gap="xs">
            {webhook !== null && <SwitchButton partnerId={partnerId} webhook={webhook} />}
            <Button onClick={() => setSaving(true)}>{webhook === null ? "New webhook" : "Change …"}</Button>
          </Group>
        )
      }
    >
      {error !== null && data === undefined && <ErrorState error={error} />}
      {data !== undefined && (webhook === null ? <None /> : <Webhook webhook={webhook} />)}
      <SaveWebhookDialog
        key={webhook?.version ?? 0}
        opened={isSaving}
        onClose={() => setSaving(false)}
        {...{ partnerId, webhook }}
      />
    </Section>
  );
}

const None = () => (
  <EmptyState title="Nothing is called">
    Recalls reach the partner through its collection, or as files that are sent to it.
  </EmptyState>
);

function Webhook({ webhook: { url, savedBy, savedAt, disabled, waiting, givenUp } }: { webhook: WebhookView }) {
  return (
    <FactList
      isWide
      facts={[
        ["Address", url],
        [
          "State",
          disabled === null ? (
            <Badge key="on" color="teal">
              on
            </Badge>
          ) : (
            <Group key="off" gap="xs">
              <Badge color="gray">stopped</Badge>
              <Text size="sm">{disabled.reason}</Text>
            </Group>
          ),
        ],
        ["On their way", `${formatCount(waiting)} recalls${givenUp > 0 ? `, ${formatCount(givenUp)} given up` : ""}`],
        [
          "Saved",
          <span key="saved">
            {savedBy}, <Moment at={savedAt} />
          </span>,
        ],
      ]}
    />
  );
}

function SwitchButton({ partnerId, webhook }: { partnerId: string; webhook: WebhookView }) {
  const client = useQueryClient();
  const turn = useMutation({
    ...switchWebhookMutation(),
    onSettled: () => client.invalidateQueries({ queryKey: keys.partners }),
    onError: (error) =>
      notifications.show({ color: "red", title: asProblem(error).title, message: asProblem(error).message }),
  });
  const to = webhook.disabled === null ? "off" : "on";
  return (
    <Button variant="default" loading={turn.isPending} onClick={() => turn.mutate({ partnerId, to })}>
      {to === "off" ? "Stop" : "Go on"}
    </Button>
  );
}

interface DialogProps {
  opened: boolean;
  onClose: () => void;
  partnerId: string;
  webhook: WebhookView | null;
}

/** Saves where the partner is told; a new secret is shown, once. Give it another `key` for another version. */
function SaveWebhookDialog({ opened, onClose, partnerId, webhook }: DialogProps) {
  const client = useQueryClient();
  const [typed, setTyped] = useState({ url: webhook?.url ?? "", newSecret: false });
  const { url, newSecret } = typed;
  const save = useMutation({
    ...saveWebhookMutation(),
    onSuccess: ({ secret }) => {
      if (secret === null) close();
    },
  });
  const secret = save.data?.secret ?? null;
  const close = () => {
    save.reset();
    onClose();
    return client.invalidateQueries({ queryKey: keys.partners });
  };
  return (
    <Modal opened={opened} onClose={close} title="Recall webhook" size="lg" closeOnClickOutside={false}>
      {secret !== null ? (
        <ShownOnce
          label="secret"
          text={secret}
          warning="Hand the secret to the partner now: it is kept sealed, and cannot be shown again."
          onDone={close}
        />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate({ partnerId, url: url.trim(), version: webhook?.version ?? 0, newSecret });
          }}
        >
          <Stack gap="md">
            <Fields typed={typed} onType={setTyped} isNew={webhook === null} error={save.error} />
            {save.error !== null && <ErrorState error={save.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button type="submit" loading={save.isPending} disabled={url.trim() === ""}>
                Save
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

interface FieldsProps {
  typed: { url: string; newSecret: boolean };
  onType: (typed: FieldsProps["typed"]) => void;
  isNew: boolean;
  error: Error | null;
}

function Fields({ typed, onType, isNew, error }: FieldsProps) {
  return (
    <>
      <TextInput
        label="Address"
        description="Of the partner's receiver, over https; another address takes a new secret"
        placeholder="https://intel.example.com/stillwatch"
        required
        data-autofocus
        spellCheck={false}
        value={typed.url}
        onChange={(event) => onType({ ...typed, url: event.currentTarget.value })}
        error={error === null ? undefined : asProblem(error).fieldMessage("url") || undefined}
      />
      {!isNew && (
        <Checkbox
          label="Make a new secret"
          checked={typed.newSecret}
          onChange={(event) => onType({ ...typed, newSecret: event.currentTarget.checked })}
        />
      )}
    </>
  );
}
