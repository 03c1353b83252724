"use client";
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { PageHeader } from "@/components/data/page-header";
import { DetectionControl } from "@/components/detection/detection-control";
import { EmptyState } from "@/components/feedback/empty-state";
import { NothingYet } from "@/components/first-steps/nothing-yet";
import { DataTable } from "@/components/table/data-table";
import { paged } from "@/components/table/paged";
import { ViewsMenu } from "@/components/views/views-menu";
import { campaignsQuery } from "@/lib/queries/campaigns";
import { CampaignFilterBar } from "./campaign-filter-bar";
import { campaignColumns } from "./columns";
import { campaignFilters, orderOf, sortingOf } from "./filters";
import { campaignParams } from "./params";

/** All campaigns; filters and order are in the URL. */
export function CampaignList() {
  const router = useRouter();
  const [params, setParams] = useQueryStates(campaignParams);
  const filters = campaignFilters(params);
  const table = paged(useInfiniteQuery(campaignsQuery(filters)));
  const isFiltered = params.q !== null || params.status.length > 0 || params.verdict.length > 0;
  return (
    <>
      <PageHeader
        title="Campaigns"
        about="Clusters of accounts that are run together; detection suggests a verdict, a person decides it."
        actions={
          <>
            <ViewsMenu />
            <DetectionControl />
          </>
        }
      />
      <CampaignFilterBar params={params} onChange={setParams} />
      <DataTable
        label="Campaigns"
        columns={campaignColumns}
        rowId={({ id }) => id}
        sorting={{ state: sortingOf(filters), onChange: (state) => void setParams(orderOf(state)) }}
        onOpen={({ id }) => router.push(`/campaigns/${id}`)}
        empty={<NoCampaigns isFiltered={isFiltered} onClear={() => void setParams(null)} />}
        {...table}
      />
    </>
  );
}

function NoCampaigns({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  if (!isFiltered) {
    return (
      <NothingYet needs="detection">
        <EmptyState title="No campaigns">Detection has found no accounts that are run together.</EmptyState>
      </NothingYet>
    );
  }
  return (
    <EmptyState
      title="No campaign matches"
      action={
        <Button variant="default" onClick={onClear}>
          Clear filters
        </Button>
      }
    />
  );
}
