import { dehydrate, HydrationBoundary, type QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { createQueryClient } from "@/lib/queries/client";

/**
 * Asks on the server what the page will ask, so that it arrives filled. What fails here is left out: the browser asks
 * again and shows the error in its place.
 */
export async function Prefetched({
  fill,
  children,
}: {
  fill: (client: QueryClient) => Promise<unknown>[];
  children: ReactNode;
}) {
  const client = createQueryClient();
  await Promise.all(fill(client));
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
