import type { Metadata } from "next";
import { Prefetched } from "@/components/query/prefetched";
import { ThreadPage } from "@/components/threads/thread-page";
import { pageContext } from "@/lib/http/page-context";
import { threadQuery } from "@/lib/queries/threads";
import { readThread } from "@/lib/threads";

export const metadata: Metadata = { title: "Thread" };

export default async function Page({ params }: { params: Promise<{ threadId: string }> }) {
  const { threadId } = await params;
  const ctx = await pageContext();
  const thread = { ...threadQuery(threadId), queryFn: () => readThread(ctx, { threadId }) };
  return (
    <Prefetched fill={(client) => [client.prefetchQuery(thread)]}>
      <ThreadPage threadId={threadId} />
    </Prefetched>
  );
}
