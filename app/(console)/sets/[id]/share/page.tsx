import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SetBuilderPage } from "@/components/sharing/builder/set-builder-page";
import { isId } from "@/lib/kernel";

export const metadata: Metadata = { title: "Share a set" };

export default async function Page({ params }: PageProps<"/sets/[id]/share">) {
  const { id } = await params;
  if (!isId(id)) notFound();
  return <SetBuilderPage setId={id} />;
}
