import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AppealPage } from "@/components/appeals/appeal-page";
import { Prefetched } from "@/components/query/prefetched";
import { readAppeal } from "@/lib/appeals";
import { pageContext } from "@/lib/http/page-context";
import { isId } from "@/lib/kernel";
import { appealQuery } from "@/lib/queries/appeals";

export const metadata: Metadata = { title: "Appeal" };

export default async function Page({ params }: PageProps<"/appeals/[id]">) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const ctx = await pageContext();
  const appeal = { ...appealQuery(id), queryFn: () => readAppeal(ctx, { appealId: id }) };
  return (
    <Prefetched fill={(client) => [client.prefetchQuery(appeal)]}>
      <AppealPage id={id} />
    </Prefetched>
  );
}
