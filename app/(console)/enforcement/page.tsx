import type { Metadata } from "next";
import { LedgerPage } from "@/components/enforcement/ledger-page";

export const metadata: Metadata = { title: "Enforcement" };

export default function Page() {
  return <LedgerPage />;
}
