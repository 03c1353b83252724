import type { Metadata } from "next";
import { CampaignList } from "@/components/campaigns/campaign-list";
import { campaignFilters } from "@/components/campaigns/filters";
import { Prefetched } from "@/components/query/prefetched";
import { listCampaigns } from "@/lib/campaigns";
import { pageContext } from "@/lib/http/page-context";
import { campaignsQuery } from "@/lib/queries/campaigns";

export const metadata: Metadata = { title: "Campaigns" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CampaignsPage({ searchParams }: Props) {
  const filters = campaignFilters(await searchParams);
  const ctx = await pageContext();
  const queryFn = () => listCampaigns(ctx, filters);
  return (
    <Prefetched fill={(client) => [client.prefetchInfiniteQuery({ ...campaignsQuery(filters), queryFn })]}>
      <CampaignList />
    </Prefetched>
  );
}
