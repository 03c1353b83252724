import type { Metadata } from "next";
import { DetectorsPage } from "@/components/detectors/detectors-page";
import { Prefetched } from "@/components/query/prefetched";
import { listConfigurations } from "@/lib/detection";
import { pageContext } from "@/lib/http/page-context";
import { configurationsQuery } from "@/lib/queries/detectors";

export const metadata: Metadata = { title: "Detectors" };

export default async function Page() {
  const ctx = await pageContext();
  const queryFn = () => listConfigurations(ctx);
  return (
    <Prefetched fill={(client) => [client.prefetchQuery({ ...configurationsQuery(), queryFn })]}>
      <DetectorsPage />
    </Prefetched>
  );
}
