import type { Metadata } from "next";
import { AccountPage } from "@/components/accounts/account-page";
import { Prefetched } from "@/components/query/prefetched";
import { readAccountCasefile, readAccountTimeline } from "@/lib/casefile";
import { pageContext } from "@/lib/http/page-context";
import { accountQuery, accountTimelineQuery } from "@/lib/queries/accounts";

interface Props {
  params: Promise<{ accountId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).accountId) };
}

export default async function Page({ params }: Props) {
  const accountId = decodeURIComponent((await params).accountId);
  const ctx = await pageContext();
  const casefile = { ...accountQuery(accountId), queryFn: () => readAccountCasefile(ctx, { accountId }) };
  const timeline = {
    ...accountTimelineQuery(accountId, "model"),
    queryFn: () => readAccountTimeline(ctx, { accountId, by: "model" }),
  };
  return (
    <Prefetched fill={(client) => [client.prefetchQuery(casefile), client.prefetchQuery(timeline)]}>
      <AccountPage accountId={accountId} />
    </Prefetched>
  );
}
