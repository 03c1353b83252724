import type { Metadata } from "next";
import { Prefetched } from "@/components/query/prefetched";
import { exploreQueryOf } from "@/components/traffic/question";
import { TrafficPage } from "@/components/traffic/traffic-page";
import { readExploration } from "@/lib/casefile";
import { pageContext } from "@/lib/http/page-context";
import { explorationQuery } from "@/lib/queries/traffic";

export const metadata: Metadata = { title: "Traffic" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: Props) {
  const query = exploreQueryOf(await searchParams);
  const ctx = await pageContext();
  const queryFn = () => readExploration(ctx, query);
  return (
    <Prefetched fill={(client) => [client.prefetchQuery({ ...explorationQuery(query), queryFn })]}>
      <TrafficPage />
    </Prefetched>
  );
}
