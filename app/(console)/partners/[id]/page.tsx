import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PartnerPage } from "@/components/partners/partner-page";
import { Prefetched } from "@/components/query/prefetched";
import { pageContext } from "@/lib/http/page-context";
import { listPartners } from "@/lib/indicators";
import { isId } from "@/lib/kernel";
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
  return (
    <Prefetched fill={(client) => [client.prefetchQuery(exchange), client.prefetchQuery(partners)]}>
      <PartnerPage id={id} />
    </Prefetched>
  );
}
