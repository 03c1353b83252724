import type { Metadata } from "next";
import { ApprovalsPage } from "@/components/approvals/approvals-page";
import { Prefetched } from "@/components/query/prefetched";
import { listProposals } from "@/lib/decisions";
import { pageContext } from "@/lib/http/page-context";
import { proposalsQuery } from "@/lib/queries/proposals";

export const metadata: Metadata = { title: "Approvals" };

export default async function Page() {
  const ctx = await pageContext();
  const waiting = { ...proposalsQuery({ waiting: true }), queryFn: () => listProposals(ctx, { waiting: true }) };
  return (
    <Prefetched fill={(client) => [client.prefetchQuery(waiting)]}>
      <ApprovalsPage />
    </Prefetched>
  );
}
