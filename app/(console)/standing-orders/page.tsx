import type { Metadata } from "next";
import { Prefetched } from "@/components/query/prefetched";
import { StandingOrdersPage } from "@/components/standing-orders/standing-orders-page";
import { listStandingOrders } from "@/lib/decisions";
import { pageContext } from "@/lib/http/page-context";
import { standingOrdersQuery } from "@/lib/queries/standing-orders";

export const metadata: Metadata = { title: "Standing orders" };

export default async function Page() {
  const ctx = await pageContext();
  const all = { ...standingOrdersQuery(), queryFn: () => listStandingOrders(ctx, {}) };
  return (
    <Prefetched fill={(client) => [client.prefetchQuery(all)]}>
      <StandingOrdersPage />
    </Prefetched>
  );
}
