import type { Metadata } from "next";
import { GatewaysPage } from "@/components/enforcement/gateways-page";

export const metadata: Metadata = { title: "Gateway connectors" };

export default function Page() {
  return <GatewaysPage />;
}
