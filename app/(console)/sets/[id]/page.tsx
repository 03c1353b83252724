import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Prefetched } from "@/components/query/prefetched";
import { SetPage } from "@/components/sets/set-page";
import { pageContext } from "@/lib/http/page-context";
import { isId } from "@/lib/kernel";
import { setQuery } from "@/lib/queries/sets";
import { readSet } from "@/lib/review";

export const metadata: Metadata = { title: "Set" };

export default async function Page({ params }: PageProps<"/sets/[id]">) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const ctx = await pageContext();
  const set = { ...setQuery(id), queryFn: () => readSet(ctx, { setId: id }) };
  return (
    <Prefetched fill={(client) => [client.prefetchQuery(set)]}>
      <SetPage id={id} />
    </Prefetched>
  );
}
