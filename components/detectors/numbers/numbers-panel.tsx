"use client";
import { Button, Group, Stack, Text } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { usePermission } from "@/components/session/session";
import type { ConfigurationList } from "@/lib/detection/contract";
import { settingGroups } from "@/lib/detection/contract";
import { proposeConfigurationMutation } from "@/lib/queries/detectors";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";
import { contentOf, typedDifferences } from "./draft";
import { GroupTable } from "./group-table";
import { ProposeBox } from "./propose-box";
import type { Draft } from "./use-draft";

interface NumbersPanelProps {
  list: ConfigurationList;
  draft: Draft;
  /** Called with the number of the version that came of it. */
  onProposed: (number: number) => void;
}

/** Every live number by group, with what it means and where it comes from; and, for those who may, a proposal of others. */
export function NumbersPanel({ list, draft, onProposed }: NumbersPanelProps) {
  const { live, fields } = list;
  const propose = usePropose(draft, onProposed);
  const differences = typedDifferences(fields, live, draft.typed);
  const content = () => contentOf(fields, live, draft.typed);
  return (
    <Stack>
      <Head list={list} draft={draft} />
      {draft.isOpen && (
        <ProposeBox
          draft={draft}
          list={list}
          differences={differences}
          error={propose.error}
          isSending={propose.isPending}
          onSend={() => propose.mutate({ basedOnId: draft.basedOnId, content: content(), reason: draft.reason })}
          onDiscard={() => {
            propose.reset();
            draft.discard();
          }}
        />
      )}
      {settingGroups.map((group) => (
        <GroupTable
          key={group}
          group={group}
          fields={fields.filter((field) => field.group === group)}
          live={live}
          draft={draft.isOpen ? draft : undefined}
          changed={new Set(differences.map(({ path }) => path))}
          faults={faultsOf(propose.error)}
        />
      ))}
    </Stack>
  );
}

function Head({ list: { live }, draft }: { list: ConfigurationList; draft: Draft }) {
  const mayPropose = usePermission("detector.propose");
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <Text size="sm" c="dimmed">
        Version {live.number}, <code>{live.name}</code>. A run stores all of these numbers with their hash; the same
        hash over the same data gives the same result.
      </Text>
      {mayPropose && !draft.isOpen && (
        <Button variant="default" leftSection={<IconPencil size={14} aria-hidden />} onClick={draft.open}>
          Propose other numbers
        </Button>
      )}
    </Group>
  );
}

function usePropose(draft: Draft, onProposed: (number: number) => void) {
  const client = useQueryClient();
  return useMutation({
    ...proposeConfigurationMutation(),
    onSuccess: async ({ number }) => {
      await client.invalidateQueries({ queryKey: keys.configurations });
      draft.discard();
      onProposed(number);
    },
    onError: (error) => {
      // Another version went live meanwhile: what it is has to be seen before anything is compared with it.
      if (asProblem(error).status === 409) void client.invalidateQueries({ queryKey: keys.configurations });
    },
  });
}

const place = "content.";

/** What the server found wrong, by path of the number. */
const faultsOf = (error: unknown): ReadonlyMap<string, string> =>
  new Map(
    error === null
      ? []
      : asProblem(error).fields.flatMap(({ field, message }) =>
          field.startsWith(place) ? [[field.slice(place.length), message] as const] : [],
        ),
  );
