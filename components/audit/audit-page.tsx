"use client";
import { Group, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { parseAsString, useQueryStates } from "nuqs";
import { useState } from "react";
import { PageHeader } from "@/components/data/page-header";
import { EmptyState } from "@/components/feedback/empty-state";
import { DataTable } from "@/components/table/data-table";
import { paged } from "@/components/table/paged";
import { ViewsMenu } from "@/components/views/views-menu";
import type { AuditRecordView } from "@/lib/audit/contract";
import { auditQuery } from "@/lib/queries/audit";
import { auditColumns } from "./columns";
import { RecordDrawer } from "./record-drawer";
import { VerifyAudit } from "./verify-audit";

const params = { action: parseAsString, actor: parseAsString, subject: parseAsString };
const fields = [
  { name: "action", label: "Action", placeholder: "e.g. campaign.confirm" },
  { name: "actor", label: "Who", placeholder: "name or id" },
  { name: "subject", label: "About", placeholder: "id of a campaign, account …" },
] as const;

/** Who did what and who read what, newest first, in a chain that shows any change. */
export function AuditPage() {
  const [typed, setTyped] = useQueryStates(params, { throttleMs: 200 });
  const [asked] = useDebouncedValue(typed, 250);
  const [opened, setOpened] = useState<AuditRecordView | null>(null);
  const table = paged(useInfiniteQuery(auditQuery(filtersOf(asked))));
  return (
    <>
      <PageHeader
        title="Audit"
        about="Every act, and every reading of sensitive data. Each record holds the hash of the one before."
        actions={<ViewsMenu />}
      />
      <VerifyAudit />
      <Group gap="sm" mb="sm" role="search">
        {fields.map(({ name, label, placeholder }) => (
          <TextInput
            key={name}
            size="xs"
            w={210}
            aria-label={label}
            placeholder={`${label}: ${placeholder}`}
            value={typed[name] ?? ""}
            onChange={(event) => void setTyped({ [name]: event.currentTarget.value || null })}
          />
        ))}
      </Group>
      <DataTable
        label="Records"
        columns={auditColumns}
        rowId={({ sequence }) => String(sequence)}
        onOpen={setOpened}
        empty={<EmptyState title="No record matches" />}
        maxHeight="calc(100dvh - 290px)"
        {...table}
      />
      <RecordDrawer record={opened} onClose={() => setOpened(null)} />
    </>
  );
}

const filtersOf = (typed: Record<keyof typeof params, string | null>) =>
  Object.fromEntries(Object.entries(typed).flatMap(([name, text]) => (text?.trim() ? [[name, text.trim()]] : [])));
