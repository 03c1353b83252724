import type { Metadata } from "next";
import { Prefetched } from "@/components/query/prefetched";
import { TransparencyPage } from "@/components/transparency/transparency-page";
import { pageContext } from "@/lib/http/page-context";
import { transparencyQuery, transparencySettingsQuery } from "@/lib/queries/transparency";
import { readTransparency, readTransparencySettings } from "@/lib/transparency";

export const metadata: Metadata = { title: "Transparency" };

export default async function Page() {
  const ctx = await pageContext();
  return (
    <Prefetched
      fill={(client) => [
        client.prefetchQuery({ ...transparencyQuery({ grain: "quarter" }), queryFn: () => readTransparency(ctx) }),
        client.prefetchQuery({ ...transparencySettingsQuery(), queryFn: () => readTransparencySettings(ctx) }),
      ]}
    >
      <TransparencyPage />
    </Prefetched>
  );
}
