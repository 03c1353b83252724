"use client";
import {
  Alert,
  Badge,
  Button,
  Code,
  Group,
  List,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from "@mantine/core";
import { useDebouncedValue, useDisclosure } from "@mantine/hooks";
import { type UseQueryResult, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Moment } from "@/components/data/moment";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorState } from "@/components/feedback/error-state";
import { usePermission } from "@/components/session/session";
import { placeholdersOf, type TemplateFault, type TemplatePreview, type TemplateView } from "@/lib/appeals/contract";
import { keys } from "@/lib/queries/keys";
import { saveTemplateMutation, templatePreviewQuery } from "@/lib/queries/notices";

/** The words of one notice beside what an owner would read, about an account that is made up. */
export function TemplateEditor({ template }: { template: TemplateView }) {
  const mayWrite = usePermission("notice.manage");
  const [words, setWords] = useState({ subject: template.subject, body: template.body });
  const [settled] = useDebouncedValue(words, 300);
  const { kind, policy, language } = template;
  const preview = useQuery(templatePreviewQuery({ kind, policy, language, ...settled }));
  const [isSaving, saving] = useDisclosure(false);
  const isChanged = words.subject !== template.subject || words.body !== template.body;
  const faults = preview.data?.faults ?? [];
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Stack gap="sm">
          <Title order={3}>
            Words {template.version === 0 ? <Badge>as they come</Badge> : <Badge>version {template.version}</Badge>}
          </Title>
          <TextInput
            label="Subject"
            readOnly={!mayWrite}
            value={words.subject}
            onChange={({ currentTarget }) => setWords({ ...words, subject: currentTarget.value })}
          />
          <Textarea
            label="Text"
            readOnly={!mayWrite}
            autosize
            minRows={18}
            maxRows={28}
            lang={language}
            styles={{
              input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: "var(--mantine-font-size-xs)" },
            }}
            value={words.body}
            onChange={({ currentTarget }) => setWords({ ...words, body: currentTarget.value })}
          />
          <Known template={template} />
        </Stack>
        <Reading preview={preview} language={language} />
      </SimpleGrid>
      {mayWrite && (
        <Group>
          <Button disabled={!isChanged || faults.length > 0} onClick={saving.open}>
            Save …
          </Button>
          <Button
            variant="default"
            disabled={!isChanged}
            onClick={() => setWords({ subject: template.subject, body: template.body })}
          >
            Undo changes
          </Button>
        </Group>
      )}
      <Versions template={template} onTake={mayWrite ? setWords : undefined} />
      <SaveDialog template={template} words={words} opened={isSaving} onClose={saving.close} />
    </Stack>
  );
}

/** What an owner would read, and what keeps it from being saved. */
const Reading = ({ preview, language }: { preview: UseQueryResult<TemplatePreview>; language: string }) => (
  <Stack gap="sm">
    <Title order={3}>What an owner reads</Title>
    {preview.error !== null && <ErrorState error={preview.error} />}
    {preview.data !== undefined && preview.data.faults.length > 0 && <Faults faults={preview.data.faults} />}
    {preview.data !== undefined && (
      <Paper component="article" withBorder p="md" aria-label="Preview" lang={language}>
        <Text fw={600} mb="sm">
          {preview.data.subject}
        </Text>
        <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
          {preview.data.body}
        </Text>
      </Paper>
    )}
  </Stack>
);

const Known = ({ template: { kind } }: { template: TemplateView }) => (
  <Text size="xs" c="dimmed" component="p">
    Has to be there: {placeholdersOf[kind].mandatory.map((name) => `{{${name}}}`).join(" ")}. May be there:{" "}
    {placeholdersOf[kind].optional.map((name) => `{{${name}}}`).join(" ")}.
  </Text>
);

const Faults = ({ faults }: { faults: TemplateFault[] }) => (
  <Alert color="red" title="This cannot be saved" py={8}>
    <List size="sm">
      {faults.map(({ field, line, message }) => (
        <List.Item key={`${field}/${line}/${message}`}>
          {field === "subject" ? "Subject" : line === null ? "Text" : `Text, line ${line}`}: {message}
        </List.Item>
      ))}
    </List>
  </Alert>
);

function Versions({
  template,
  onTake,
}: {
  template: TemplateView;
  onTake: ((words: { subject: string; body: string }) => void) | undefined;
}) {
  if (template.versions.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={3}>Versions</Title>
      {template.versions.map(({ version, reason, by, at, subject, body }) => (
        <Group key={version} gap="sm" wrap="nowrap" align="baseline">
          <Code>{version}</Code>
          <Text size="sm" style={{ flex: 1 }}>
            {reason}
          </Text>
          <Text size="xs" c="dimmed">
            {by}, <Moment at={at} />
          </Text>
          {onTake !== undefined && (
            <Button size="compact-xs" variant="default" onClick={() => onTake({ subject, body })}>
              Take these words
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  );
}

interface SaveProps {
  template: TemplateView;
  words: { subject: string; body: string };
  opened: boolean;
  onClose: () => void;
}

function SaveDialog({ template: { kind, policy, language, version }, words, opened, onClose }: SaveProps) {
  const client = useQueryClient();
  const save = useMutation(saveTemplateMutation());
  const [reason, setReason] = useState("");
  const onConfirm = async () => {
    await save.mutateAsync({ kind, policy, language, version, reason, ...words });
    await client.invalidateQueries({ queryKey: keys.noticeTemplates });
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="Save new words"
      confirmLabel="Save"
      consequences={["They count from the next notice on.", "The words before stay on record."]}
      canConfirm={reason.trim().length >= 10}
      onConfirm={onConfirm}
    >
      <Textarea
        label="Why the words change"
        description="At least 10 characters, for the record"
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
