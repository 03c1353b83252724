import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BuilderPage } from "@/components/sharing/builder/builder-page";
import { isId } from "@/lib/kernel";

export const metadata: Metadata = { title: "Share a campaign" };

export default async function Page({ params }: PageProps<"/campaigns/[id]/share">) {
  const { id } = await params;
  if (!isId(id)) notFound();
  return <BuilderPage campaignId={id} />;
}
