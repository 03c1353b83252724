import type { Metadata } from "next";
import { Prefetched } from "@/components/query/prefetched";
import { QueuePage } from "@/components/queue/queue-page";
import { pageContext } from "@/lib/http/page-context";
import { campaignQueueQuery } from "@/lib/queries/review";
import { listCampaignQueue } from "@/lib/review";

export const metadata: Metadata = { title: "Queue" };

export default async function Page() {
  const ctx = await pageContext();
  const waiting = { ...campaignQueueQuery("waiting"), queryFn: () => listCampaignQueue(ctx, { part: "waiting" }) };
  return (
    <Prefetched fill={(client) => [client.prefetchQuery(waiting)]}>
      <QueuePage />
    </Prefetched>
  );
}
