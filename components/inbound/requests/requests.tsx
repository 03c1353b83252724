"use client";
import { Badge, Button, Group, SegmentedControl, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Moment } from "@/components/data/moment";
import { EmptyState } from "@/components/feedback/empty-state";
import { usePermission } from "@/components/session/session";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import { type RequestState, type RequestView, requestStates } from "@/lib/indicators/contract";
import { requestsQuery } from "@/lib/queries/remarks";
import { AskDialog, askPartner } from "./ask-dialog";
import { RequestDrawer } from "./request-drawer";

export const requestColors: Record<RequestState, string> = { open: "yellow", answered: "teal", closed: "gray" };

const columns: Column<RequestView>[] = [
  { ...{ id: "at", header: "When", size: 165, accessorKey: "at" }, cell: ({ row }) => <Moment at={row.original.at} /> },
  {
    ...{ id: "direction", header: "Who asks", size: 170, accessorFn: askerOf },
    cell: ({ row }) => askerOf(row.original),
  },
  {
    ...{ id: "abstract", header: "Question", size: 330, accessorFn: ({ abstract, text }) => abstract ?? text },
    meta: { grow: 3 },
  },
  { id: "about", header: "About", size: 220, accessorFn: ({ about }) => about.join(", "), meta: { grow: 1 } },
  {
    ...{ id: "state", header: "State", size: 110, accessorKey: "state", meta: { grow: 0 } },
    cell: ({ row: { original } }) => <Badge color={requestColors[original.state]}>{original.state}</Badge>,
  },
  {
    ...{ id: "answers", header: "Answers", size: 90, accessorFn: ({ answers }) => answers.length },
    meta: { align: "right", grow: 0 },
  },
];

function askerOf({ direction, partner }: RequestView): string {
  return direction === "from" ? `${partner} asks` : `asked of ${partner}`;
}

/** Requests for information, both ways: what partners ask, what they were asked, and the answers. */
export function Requests() {
  const all = useQuery(requestsQuery()).data ?? [];
  const [state, setState] = useState<RequestState | "any">("any");
  const [openedId, setOpenedId] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const mayAsk = usePermission("bundle.export");
  const select = (rows: RequestView[]) => rows.filter((one) => state === "any" || one.state === state);
  const shown = useQuery({ ...requestsQuery(), select });
  return (
    <>
      <Group justify="space-between" mb="xs">
        <SegmentedControl
          size="xs"
          aria-label="State of requests"
          data={["any", ...requestStates]}
          value={state}
          onChange={(value) => setState(value as typeof state)}
        />
        {mayAsk ? (
          <Button size="compact-sm" onClick={() => setAsking(true)}>
            {askPartner}
          </Button>
        ) : (
          <Text size="sm" c="dimmed">
            Sharing officers and leads ask and answer.
          </Text>
        )}
      </Group>
      <DataTable
        label="Requests"
        columns={columns}
        rowId={({ id }) => id}
        {...listed(shown)}
        onOpen={({ id }) => setOpenedId(id)}
        maxHeight="calc(100dvh - 300px)"
        empty={
          <EmptyState title="Nobody asks anything">
            A partner's machine asks by a note labelled request-for-information; what you ask lies in its collection.
          </EmptyState>
        }
      />
      <AskDialog opened={isAsking} onClose={() => setAsking(false)} />
      <RequestDrawer request={all.find(({ id }) => id === openedId) ?? null} onClose={() => setOpenedId(null)} />
    </>
  );
}
