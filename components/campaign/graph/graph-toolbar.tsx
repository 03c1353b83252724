"use client";
import { Button, Group, MultiSelect, Pill, Text } from "@mantine/core";
import { IconLasso } from "@tabler/icons-react";
import { familyNames } from "@/components/badges/meanings";
import { Shortcut } from "@/components/data/shortcut";
import { type Family, families } from "@/lib/detection/contract";
import { GraphFind } from "./graph-find";
import type { GraphLook } from "./use-graph-view";

interface GraphToolbarProps {
  campaignId: string;
  look: GraphLook;
  /** What a value is called, by its node. */
  nameOf: (id: string) => string;
  isLasso: boolean;
  onLasso: () => void;
}

const options = families.map((family) => ({ value: family, label: familyNames[family] }));

/** What is looked at: a member, some families, without some values; and the tool to choose with. */
export function GraphToolbar({ campaignId, look, nameOf, isLasso, onLasso }: GraphToolbarProps) {
  return (
    <Group gap="xs" align="flex-start">
      <GraphFind campaignId={campaignId} onFind={(accountId) => look.open(`a:${accountId}`)} />
      <MultiSelect
        size="xs"
        miw={170}
        maw={380}
        aria-label="Families of evidence"
        placeholder={look.families.length === 0 ? "All families" : ""}
        data={options}
        value={[...look.families]}
        onChange={(chosen) => look.setFamilies(chosen as Family[])}
        clearable
      />
      <Button
        size="compact-sm"
        variant={isLasso ? "filled" : "default"}
        aria-pressed={isLasso}
        aria-keyshortcuts="l"
        leftSection={<IconLasso size={14} aria-hidden />}
        rightSection={<Shortcut of="l" />}
        onClick={onLasso}
      >
        Lasso
      </Button>
      <Values title="Pinned" ids={look.pinned} nameOf={nameOf} onRemove={(id) => look.toggle("pinned", id)} />
      <Values title="Left out" ids={look.hidden} nameOf={nameOf} onRemove={(id) => look.toggle("hidden", id)} />
      {look.isFiltered && (
        <Button size="compact-sm" variant="subtle" onClick={look.clear}>
          Show all
        </Button>
      )}
    </Group>
  );
}

interface ValuesProps {
  title: string;
  ids: readonly string[];
  nameOf: (id: string) => string;
  onRemove: (id: string) => void;
}

function Values({ title, ids, nameOf, onRemove }: ValuesProps) {
  if (ids.length === 0) return null;
  return (
    <Group gap={4}>
      <Text size="xs" c="dimmed">
        {title}
      </Text>
      {ids.map((id) => (
        <Pill
          key={id}
          withRemoveButton
          onRemove={() => onRemove(id)}
          removeButtonProps={{
            "aria-label": `${title}: ${nameOf(id)}. Take it back`,
            "aria-hidden": false,
            tabIndex: 0,
          }}
        >
          {nameOf(id)}
        </Pill>
      ))}
    </Group>
  );
}
