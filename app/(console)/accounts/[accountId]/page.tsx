import type { Metadata } from "next";
import { AccountPage } from "@/components/accounts/account-page";

interface Props {
  params: Promise<{ accountId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).accountId) };
}

export default async function Page({ params }: Props) {
  return <AccountPage accountId={decodeURIComponent((await params).accountId)} />;
}
