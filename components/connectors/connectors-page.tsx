"use client";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { PageHeader } from "@/components/data/page-header";
import { EmptyState } from "@/components/feedback/empty-state";
import { usePermission } from "@/components/session/session";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import type { ConnectorView } from "@/lib/connectors/contract";
import { connectorsQuery } from "@/lib/queries/connectors";
import { connectorColumns } from "./columns";
import { FilesDrawer } from "./files-drawer";
import { SaveConnectorDialog } from "./save-connector-dialog";

/** Directories and buckets that files are pulled from, and how far each is. */
export function ConnectorsPage() {
  const mayChange = usePermission("ingest.write");
  const list = useQuery(connectorsQuery());
  const [openedId, setOpenedId] = useState<string>();
  const [changing, setChanging] = useState<ConnectorView | "new">();
  const columns = useMemo(() => connectorColumns(setChanging), []);
  const present = changing === "new" ? undefined : changing;
  const add = mayChange && (
    <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setChanging("new")}>
      New connector
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Connectors"
        about="Files are pulled by themselves, each version of each file once; what came of them is under Uploads."
        actions={add}
      />
      <DataTable
        label="Connectors"
        columns={columns}
        rowId={({ id }) => id}
        onOpen={({ id }) => setOpenedId(id)}
        {...listed(list)}
        empty={
          <EmptyState title="No connectors yet" action={add}>
            A connector watches a directory or a bucket and takes what is new there.
          </EmptyState>
        }
      />
      <FilesDrawer
        connector={list.data?.rows.find(({ id }) => id === openedId)}
        onClose={() => setOpenedId(undefined)}
      />
      <SaveConnectorDialog
        key={present === undefined ? "new" : `${present.id}/${present.version}`}
        opened={changing !== undefined}
        onClose={() => setChanging(undefined)}
        present={present}
      />
    </>
  );
}
