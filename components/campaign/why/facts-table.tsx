"use client";
import { useMemo } from "react";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { DataTable } from "@/components/table/data-table";
import type { CampaignView } from "@/lib/campaigns/contract";
import type { EvidenceFact } from "@/lib/detection/contract";
import { factColumns } from "./fact-columns";

/** Every value that members share and that counted, the heaviest first. */
export function FactsTable({ campaign }: { campaign: CampaignView }) {
  const { id, codeName } = campaign;
  const columns = useMemo(() => factColumns<EvidenceFact>({ id, codeName }), [id, codeName]);
  return (
    <Section title="Facts" about="Values that members share; a hub is shared by many unrelated accounts">
      <DataTable
        label="Shared values"
        columns={columns}
        rows={campaign.evidence}
        rowId={(fact) => `${fact.kind} ${fact.value}`}
        maxHeight="420px"
        empty={<EmptyState title="No single value is named">The group holds together by many weak values.</EmptyState>}
      />
    </Section>
  );
}
