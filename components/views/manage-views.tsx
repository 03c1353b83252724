"use client";
import { ActionIcon, Button, Group, Modal, Stack, Switch, Text, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/feedback/error-state";
import { usePermission, useSession } from "@/components/session/session";
import { changeViewMutation, deleteViewMutation } from "@/lib/queries/views";
import type { SavedViewView } from "@/lib/review/contract";
import { useViewChange } from "./use-view-change";

interface ManageViewsProps {
  views: SavedViewView[];
  opened: boolean;
  onClose: () => void;
}

/** Renames, shares and deletes the views of a page. */
export const ManageViews = ({ views, opened, onClose }: ManageViewsProps) => (
  <Modal opened={opened} onClose={onClose} title="Views of this page" size="lg">
    <Stack gap="sm">
      {views.length === 0 && <Text size="sm">None is left.</Text>}
      {views.map((view) => (
        <View key={`${view.id} ${view.version}`} view={view} />
      ))}
    </Stack>
  </Modal>
);

interface NameProps {
  view: SavedViewView;
  mayChange: boolean;
  isSaving: boolean;
  onRename: (name: string) => void;
}

function Name({ view, mayChange, isSaving, onRename }: NameProps) {
  const [name, setName] = useState(view.name);
  return (
    <>
      <TextInput
        flex={1}
        aria-label={`Name of ${view.name}`}
        maxLength={80}
        disabled={!mayChange}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button
        variant="default"
        disabled={!mayChange || name.trim() === view.name || name.trim().length < 2}
        loading={isSaving}
        onClick={() => onRename(name)}
      >
        Rename
      </Button>
    </>
  );
}

function View({ view }: { view: SavedViewView }) {
  const { id } = useSession();
  const mayShare = usePermission("review.work");
  const isLead = usePermission("review.assign");
  const change = useViewChange();
  const save = useMutation(changeViewMutation());
  const remove = useMutation(deleteViewMutation());
  const isOwn = view.owner.id === id;
  const mayChange = isOwn || isLead;
  const at = { viewId: view.id, version: view.version };
  // What was refused is shown beneath; the promise itself has nothing more to say.
  const send = (request: () => Promise<unknown>) => void change(request).catch(() => undefined);
  const update = (some: { name?: string; shared?: boolean }) =>
    send(() => save.mutateAsync({ ...at, name: view.name, shared: view.shared, ...some }));
  return (
    <Stack gap={4}>
      <Group gap="sm" wrap="nowrap">
        <Name view={view} mayChange={mayChange} isSaving={save.isPending} onRename={(name) => update({ name })} />
        <Switch
          size="xs"
          label="Shared"
          aria-label={`Share ${view.name} with the team`}
          checked={view.shared}
          disabled={!mayChange || !mayShare}
          onChange={(event) => update({ shared: event.currentTarget.checked })}
        />
        <ActionIcon
          variant="subtle"
          color="red"
          aria-label={`Delete ${view.name}`}
          disabled={!mayChange}
          loading={remove.isPending}
          onClick={() => send(() => remove.mutateAsync(at))}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Group>
      {!isOwn && (
        <Text size="xs" c="dimmed">
          Shared by {view.owner.name}
        </Text>
      )}
      {(save.error ?? remove.error) !== null && <ErrorState error={save.error ?? remove.error} />}
    </Stack>
  );
}
