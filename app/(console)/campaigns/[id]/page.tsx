import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CampaignPage } from "@/components/campaign/campaign-page";
import { isId } from "@/lib/kernel";

export const metadata: Metadata = { title: "Campaign" };

export default async function Page({ params }: PageProps<"/campaigns/[id]">) {
  const { id } = await params;
  if (!isId(id)) notFound();
  return <CampaignPage id={id} />;
}
