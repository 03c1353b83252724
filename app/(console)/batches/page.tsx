import type { Metadata } from "next";
import { BatchesPage } from "@/components/batches/batches-page";
import { Prefetched } from "@/components/query/prefetched";
import { listBatches } from "@/lib/decisions";
import { pageContext } from "@/lib/http/page-context";
import { actBatchesQuery } from "@/lib/queries/act-batches";

export const metadata: Metadata = { title: "Batches" };

export default async function Page() {
  const ctx = await pageContext();
  const all = { ...actBatchesQuery({}), queryFn: () => listBatches(ctx, {}) };
  return (
    <Prefetched fill={(client) => [client.prefetchQuery(all)]}>
      <BatchesPage />
    </Prefetched>
  );
}
