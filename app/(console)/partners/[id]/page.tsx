import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PartnerPage } from "@/components/partners/partner-page";
import { Prefetched } from "@/components/query/prefetched";
import { pageContext } from "@/lib/http/page-context";
import { listPartners } from "@/lib/indicators";
import { isId } from "@/lib/kernel";
import { readOverlap } from "@/lib/overlap";
import { overlapQuery } from "@/lib/queries/overlap";
import { partnersQuery } from "@/lib/queries/partners";
import { exchangeQuery } from "@/lib/queries/taxii";
import { readExchange } from "@/lib/taxii";

export const metadata: Metadata = { title: "Partner" };

export default async function Page({ params }: PageProps<"/partners/[id]">) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const ctx = await pageContext();
  const exchange = { ...exchangeQuery(id), queryFn: () => readExchange(ctx, { partnerId: id }) };
  const partners = { ...partnersQuery(), queryFn: () => listPartners(ctx) };
  const overlap = { ...overlapQuery(id), queryFn: () => readOverlap(ctx, { partnerId: id }) };
  return (
    <Prefetched
      fill={(client) => [client.prefetchQuery(exchange), client.prefetchQuery(partners), client.prefetchQuery(overlap)]}
    >
      <PartnerPage id={id} />
    </Prefetched>
  );
}
