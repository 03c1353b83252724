import type { Metadata } from "next";
import { AppealsPage } from "@/components/appeals/appeals-page";
import { Prefetched } from "@/components/query/prefetched";
import { listAppeals } from "@/lib/appeals";
import { pageContext } from "@/lib/http/page-context";
import { appealsQuery } from "@/lib/queries/appeals";

export const metadata: Metadata = { title: "Appeals" };

export default async function Page() {
  const ctx = await pageContext();
  const open = { part: "open" } as const;
  const list = { ...appealsQuery(open), queryFn: () => listAppeals(ctx, open) };
  return (
    <Prefetched fill={(client) => [client.prefetchQuery(list)]}>
      <AppealsPage />
    </Prefetched>
  );
}
