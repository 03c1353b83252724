import type { Metadata } from "next";
import { Prefetched } from "@/components/query/prefetched";
import { ThreadsPage } from "@/components/threads/threads-page";
import { pageContext } from "@/lib/http/page-context";
import { threadsQuery } from "@/lib/queries/threads";
import { listThreads } from "@/lib/threads";

export const metadata: Metadata = { title: "Threads" };

export default async function Page() {
  const ctx = await pageContext();
  const threads = { ...threadsQuery(), queryFn: () => listThreads(ctx) };
  return (
    <Prefetched fill={(client) => [client.prefetchQuery(threads)]}>
      <ThreadsPage />
    </Prefetched>
  );
}
