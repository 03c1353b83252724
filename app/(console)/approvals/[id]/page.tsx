import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProposalPage } from "@/components/approvals/proposal-page";
import { Prefetched } from "@/components/query/prefetched";
import { readProposal } from "@/lib/decisions";
import { pageContext } from "@/lib/http/page-context";
import { isId } from "@/lib/kernel";
import { proposalQuery } from "@/lib/queries/proposals";

export const metadata: Metadata = { title: "Proposal" };

export default async function Page({ params }: PageProps<"/approvals/[id]">) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const ctx = await pageContext();
  const proposal = { ...proposalQuery(id), queryFn: () => readProposal(ctx, { proposalId: id }) };
  return (
    <Prefetched fill={(client) => [client.prefetchQuery(proposal)]}>
      <ProposalPage id={id} />
    </Prefetched>
  );
}
