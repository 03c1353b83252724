import type { Metadata } from "next";
import { AccountSearch } from "@/components/accounts/account-search";

export const metadata: Metadata = { title: "Accounts" };

export default function AccountsPage() {
  return <AccountSearch />;
}
