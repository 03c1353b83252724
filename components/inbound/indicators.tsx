"use client";
import { Button, Group, Pill, SegmentedControl, Select, Text } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { formatCount } from "@/components/data/count";
import { EmptyState } from "@/components/feedback/empty-state";
import { usePermission } from "@/components/session/session";
import { DataTable } from "@/components/table/data-table";
import { paged } from "@/components/table/paged";
import { inboundStates } from "@/lib/inbound/contract";
import { inboundBatchesQuery, inboundIndicatorsQuery, precisionQuery } from "@/lib/queries/inbound";
import { DecideDialog, type Deciding } from "./decide-dialog";
import { indicatorColumns } from "./indicator-columns";
import { SendSightingDialog, tellPartner } from "./send-sighting-dialog";
import { narrowings, useInboundParams } from "./tabs";

const narrowingWords = { matched: "held by own accounts", contested: "contested", unmatchable: "cannot be compared" };

/** What partners say to look for; a person accepts or refuses it, one or many. */
export function Indicators() {
  const [{ state, only, batch }, set] = useInboundParams();
  const filters = {
    ...(state === "any" ? {} : { state }),
    ...(only ? { only } : {}),
    ...(batch ? { batchId: batch } : {}),
  };
  const indicators = paged(useInfiniteQuery(inboundIndicatorsQuery(filters)));
  const precision = useQuery(precisionQuery());
  const columns = useMemo(() => indicatorColumns(precision.data ?? []), [precision.data]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const mayReview = usePermission("inbound.review");
  return (
    <>
      <Group justify="space-between" mb="xs" gap="sm">
        <Group gap="sm">
          <SegmentedControl
            size="xs"
            aria-label="State"
            data={[...inboundStates, "any"]}
            value={state}
            onChange={(value) => void set({ state: value as typeof state })}
          />
          <Select
            size="xs"
            w={190}
            aria-label="Only"
            placeholder="All of them"
            clearable
            data={narrowings.map((value) => ({ value, label: narrowingWords[value] }))}
            value={only}
            onChange={(value) => void set({ only: value as typeof only })}
          />
          {batch !== null && <OfBatch id={batch} onRemove={() => void set({ batch: null })} />}
        </Group>
        {mayReview && <Deciders selected={selected} onDone={() => setSelected(new Set())} />}
      </Group>
      <DataTable
        {...indicators}
        label="Indicators"
        columns={columns}
        rowId={({ id }) => id}
        {...(mayReview ? { selection: { selected, onChange: setSelected } } : {})}
        maxHeight="calc(100dvh - 300px)"
        empty={
          <EmptyState title="Nothing here">
            What partners send by file, paste or TAXII waits here until a person accepts or refuses it.
          </EmptyState>
        }
      />
    </>
  );
}

function OfBatch({ id, onRemove }: { id: string; onRemove: () => void }) {
  const batch = useQuery(inboundBatchesQuery()).data?.find((one) => one.id === id);
  return (
    <Pill withRemoveButton onRemove={onRemove} removeButtonProps={{ "aria-label": "Show all batches" }}>
      {batch?.source ?? "one batch"}
    </Pill>
  );
}

function Deciders({ selected, onDone }: { selected: ReadonlySet<string>; onDone: () => void }) {
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const [tellingOf, setTellingOf] = useState<string | null>(null);
  const mayTell = usePermission("bundle.export");
  const [chosen, ...others] = selected;
  const only = others.length === 0 ? chosen : undefined;
  const open = (decision: Deciding["decision"]) => setDeciding({ ids: [...selected], decision });
  return (
    <Group gap="xs">
      <Text size="sm" aria-live="polite">
        {selected.size === 0 ? "None selected" : `${formatCount(selected.size)} selected`}
      </Text>
      <Button size="compact-sm" disabled={selected.size === 0} onClick={() => open("accept")}>
        Accept
      </Button>
      <Button size="compact-sm" variant="default" disabled={selected.size === 0} onClick={() => open("refuse")}>
        Refuse
      </Button>
      {mayTell && (
        <Button
          size="compact-sm"
          variant="default"
          disabled={only === undefined}
          title="Of one indicator: that own accounts hold it, or that it is a false positive here"
          onClick={() => setTellingOf(only ?? null)}
        >
          {`${tellPartner} …`}
        </Button>
      )}
      <SendSightingDialog indicatorId={tellingOf} onClose={() => setTellingOf(null)} />
      <DecideDialog deciding={deciding} onClose={() => setDeciding(null)} onDone={onDone} />
    </Group>
  );
}
