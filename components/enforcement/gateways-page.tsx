"use client";
import { Button } from "@mantine/core";
import { IconListCheck, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { LinkButton } from "@/components/data/link-button";
import { PageHeader } from "@/components/data/page-header";
import { EmptyState } from "@/components/feedback/empty-state";
import { usePermission } from "@/components/session/session";
import { DataTable } from "@/components/table/data-table";
import { listed } from "@/components/table/listed";
import type { ConnectorView } from "@/lib/enforcement/contract";
import { gatewaysQuery } from "@/lib/queries/enforcement";
import { gatewayColumns } from "./gateway-columns";
import { GatewayDrawer } from "./gateway-drawer";
import { connectGateway, SaveGatewayDialog } from "./save-gateway-dialog";

/** What carries decisions out, and what of it did not get through. */
export function GatewaysPage() {
  const mayManage = usePermission("enforcement.manage");
  const list = useQuery(gatewaysQuery());
  const [openedId, setOpenedId] = useState<string>();
  const [changing, setChanging] = useState<ConnectorView | "new">();
  const present = changing === "new" ? undefined : changing;
  const add = mayManage && (
    <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setChanging("new")}>
      {connectGateway}
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Gateway connectors"
        about="Each decision goes to every connector. The policy endpoint appears by itself once it runs."
        actions={
          <>
            <LinkButton href="/enforcement" icon={IconListCheck}>
              Ledger
            </LinkButton>
            {add}
          </>
        }
      />
      <DataTable
        label="Gateway connectors"
        columns={gatewayColumns}
        rowId={({ id }) => id}
        onOpen={({ id }) => setOpenedId(id)}
        {...listed(list)}
        empty={
          <EmptyState title="Nothing is connected" action={add}>
            Until a gateway is, decisions are recorded and no request is refused. What was decided goes to the first
            connector.
          </EmptyState>
        }
      />
      <GatewayDrawer
        connector={list.data?.rows.find(({ id }) => id === openedId)}
        onClose={() => setOpenedId(undefined)}
        onChange={setChanging}
      />
      <SaveGatewayDialog
        key={present === undefined ? "new" : `${present.id}/${present.version}`}
        opened={changing !== undefined}
        onClose={() => setChanging(undefined)}
        present={present}
      />
    </>
  );
}
