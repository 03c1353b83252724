import { Overview } from "@/components/overview/overview";
import { Prefetched } from "@/components/query/prefetched";
import { readOverview } from "@/lib/casefile";
import { pageContext } from "@/lib/http/page-context";
import { overviewQuery } from "@/lib/queries/overview";

export default async function OverviewPage() {
  const ctx = await pageContext();
  return (
    <Prefetched fill={(client) => [client.prefetchQuery({ ...overviewQuery(), queryFn: () => readOverview(ctx) })]}>
      <Overview />
    </Prefetched>
  );
}
