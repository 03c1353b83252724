import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StandingOrderPage } from "@/components/standing-orders/standing-order-page";
import { isId } from "@/lib/kernel";

export const metadata: Metadata = { title: "Standing order" };

export default async function Page({ params }: PageProps<"/standing-orders/[id]">) {
  const { id } = await params;
  if (!isId(id)) notFound();
  return <StandingOrderPage id={id} />;
}
