import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { Settings } from "@/components/settings/settings";
import { currentSessionId, getSession } from "@/lib/auth/authenticate";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const sent = new Headers(await headers());
  const session = await getSession(sent);
  if (session === null) redirect("/sign-in?next=/settings");
  return <Settings session={session} sessionId={await currentSessionId(sent)} />;
}
