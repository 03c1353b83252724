"use client";
import { Radio, Select, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { setsQuery } from "@/lib/queries/sets";
import type { SetSource } from "@/lib/review/contract";
import { MakeSetDialog } from "./make-set-dialog";
import type { SetDialogProps } from "./rename-dialog";

type Operation = Extract<SetSource, { type: "sets" }>["operation"];

/** Makes a set of what two sets have in common, or one alone, or either. */
export function CompareDialog({ set, opened, onClose }: SetDialogProps) {
  const sets = useQuery({ ...setsQuery(), enabled: opened });
  const [operation, setOperation] = useState<Operation>("intersect");
  const [second, setSecond] = useState<string | null>(null);
  const others = (sets.data?.rows ?? []).filter(({ id }) => id !== set.id);
  const other = others.find(({ id }) => id === second);
  const words = { intersect: "and", minus: "without", union: "or" }[operation];
  return (
    <MakeSetDialog
      source={other === undefined ? null : { type: "sets", operation, first: set.id, second: other.id }}
      suggestedName={other === undefined ? "" : `${set.name} ${words} ${other.name}`.slice(0, 120)}
      opened={opened}
      onClose={onClose}
    >
      <Select
        label={`Compare ${set.name} with`}
        required
        searchable
        placeholder="Another set"
        nothingFoundMessage="There is no other set."
        data={others.map(({ id, name, accounts }) => ({ value: id, label: `${name} (${formatCount(accounts)})` }))}
        value={second}
        onChange={setSecond}
      />
      <Radio.Group label="Take" value={operation} onChange={(value) => setOperation(value as Operation)}>
        <Stack gap={6} mt={6}>
          <Radio size="xs" value="intersect" label="what is in both" />
          <Radio size="xs" value="minus" label={`what is in ${set.name} and not in the other`} />
          <Radio size="xs" value="union" label="what is in either" />
        </Stack>
      </Radio.Group>
    </MakeSetDialog>
  );
}
