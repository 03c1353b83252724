import type { Metadata } from "next";
import { QualityPage } from "@/components/quality/quality-page";
import { Prefetched } from "@/components/query/prefetched";
import { QualityWindow, readDataQuality } from "@/lib/casefile";
import { pageContext } from "@/lib/http/page-context";
import { qualityQuery } from "@/lib/queries/quality";

export const metadata: Metadata = { title: "Data quality" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: Props) {
  const window = QualityWindow.catch("month").parse((await searchParams).window);
  const ctx = await pageContext();
  const queryFn = () => readDataQuality(ctx, { window });
  return (
    <Prefetched fill={(client) => [client.prefetchQuery({ ...qualityQuery(window), queryFn })]}>
      <QualityPage />
    </Prefetched>
  );
}
