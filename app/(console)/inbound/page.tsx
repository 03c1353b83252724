import type { Metadata } from "next";
import { InboundPage } from "@/components/inbound/inbound-page";

export const metadata: Metadata = { title: "Inbound" };

export default function Page() {
  return <InboundPage />;
}
