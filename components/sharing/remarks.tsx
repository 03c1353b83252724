"use client";
import { Badge, Button, Group, Tooltip } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Moment } from "@/components/data/moment";
import { Pseudonym } from "@/components/data/pseudonym";
import { EmptyState } from "@/components/feedback/empty-state";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import { usePermission } from "@/components/session/session";
import type { Column } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import type { RemarkView } from "@/lib/indicators/contract";
import { keys } from "@/lib/queries/keys";
import { remarksQuery, revokeRemarkMutation, takeRemarkMutation } from "@/lib/queries/remarks";
import { saveFile } from "./save-file";
import { TlpBadge } from "./tlp";
import { remarkStates, sharingParts } from "./words";

const columns = (onRevoke: (remark: RemarkView) => void): Column<RemarkView>[] => [
  {
    ...{ id: "at", header: "When", size: 160, accessorKey: "createdAt" },
    cell: ({ row }) => <Moment at={row.original.createdAt} />,
  },
  { id: "partner", header: "Partner", size: 120, accessorKey: "partner" },
  {
    ...{ id: "indicator", header: "Their indicator", size: 115, accessorFn: ({ indicator }) => indicator ?? "" },
    cell: ({ row }) => <Pseudonym value={row.original.indicator ?? "–"} />,
  },
  {
    ...{ id: "says", header: "Told them", size: 265, accessorKey: "says" },
    meta: { grow: 3 },
  },
  {
    ...{ id: "state", header: "State", size: 105, accessorKey: "state" },
    cell: ({ row: { original } }) => <State of={original} />,
  },
  { id: "tlp", header: "TLP", size: 125, accessorKey: "tlp", cell: ({ row }) => <TlpBadge level={row.original.tlp} /> },
  { id: "by", header: "Approved by", size: 115, accessorKey: "approvedBy" },
  {
    ...{ id: "acts", header: "Acts", size: 175, enableSorting: false, meta: { align: "right" } },
    cell: ({ row: { original } }) => <Acts remark={original} onRevoke={onRevoke} />,
  },
];

function State({ of: { state, revoked } }: { of: RemarkView }) {
  const { label, color, meaning } = remarkStates[state];
  return (
    <Tooltip label={revoked === null ? meaning : `${revoked.by}: ${revoked.reason}`} multiline maw={420}>
      <Badge color={color}>{label}</Badge>
    </Tooltip>
  );
}

function Acts({ remark, onRevoke }: { remark: RemarkView; onRevoke: (remark: RemarkView) => void }) {
  const client = useQueryClient();
  const mayTake = usePermission("bundle.export");
  const mayRevoke = usePermission("bundle.recall");
  const take = useMutation({
    ...takeRemarkMutation(),
    onSuccess: ({ name, file }) => {
      saveFile(name, file);
      return client.invalidateQueries({ queryKey: keys.sharing });
    },
  });
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {mayTake && (
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconDownload size={13} aria-hidden />}
          loading={take.isPending}
          onClick={() => take.mutate(remark.id)}
        >
          STIX
        </Button>
      )}
      {mayRevoke && remark.revoked === null && (
        <Button variant="subtle" size="compact-xs" color="red" onClick={() => onRevoke(remark)}>
          Take back …
        </Button>
      )}
    </Group>
  );
}

/** Sightings and opinions that partners were told, each with how far it came; it can be taken back. */
export function Remarks() {
  const remarks = useQuery(remarksQuery());
  const [revoking, setRevoking] = useState<RemarkView | null>(null);
  return (
    <>
      <DataTable
        label={sharingParts.told}
        columns={columns(setRevoking)}
        rowId={({ id }) => id}
        {...listed(remarks)}
        empty={
          <EmptyState title="No partner was told anything of its indicators">
            On the inbox page, choose an accepted indicator that own accounts hold: Tell the partner.
          </EmptyState>
        }
      />
      <RevokeDialog remark={revoking} onClose={() => setRevoking(null)} />
    </>
  );
}

/** Takes back what a partner was told, asked or answered. */
export function RevokeDialog({
  remark,
  onClose,
}: {
  remark: Pick<RemarkView, "id" | "partner"> | null;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const revoke = useMutation({
    ...revokeRemarkMutation(),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.sharing }),
        client.invalidateQueries({ queryKey: keys.inbound }),
      ]),
  });
  return (
    <ReasonDialog
      opened={remark !== null}
      onClose={onClose}
      title={`Take back what ${remark?.partner ?? "the partner"} was told`}
      confirmLabel="Take back"
      isDangerous
      consequences={["A later version of the same object revokes it, in the partner's collection or as a file."]}
      onConfirm={async (reason) => {
        if (remark !== null) await revoke.mutateAsync({ remarkId: remark.id, reason });
      }}
    />
  );
}
