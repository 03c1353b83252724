import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BatchPage } from "@/components/batches/batch-page";
import { isId } from "@/lib/kernel";

export const metadata: Metadata = { title: "Batch" };

export default async function Page({ params }: PageProps<"/batches/[id]">) {
  const { id } = await params;
  if (!isId(id)) notFound();
  return <BatchPage id={id} />;
}
