import type { Metadata } from "next";
import { Prefetched } from "@/components/query/prefetched";
import { SetsPage } from "@/components/sets/sets-page";
import { pageContext } from "@/lib/http/page-context";
import { setsQuery } from "@/lib/queries/sets";
import { listSets } from "@/lib/review";

export const metadata: Metadata = { title: "Sets" };

export default async function Page() {
  const ctx = await pageContext();
  const all = { ...setsQuery({}), queryFn: () => listSets(ctx, {}) };
  return (
    <Prefetched fill={(client) => [client.prefetchQuery(all)]}>
      <SetsPage />
    </Prefetched>
  );
}
