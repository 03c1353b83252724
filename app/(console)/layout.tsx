import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { ConsoleShell } from "@/components/shell/console-shell";
import { getSession } from "@/lib/auth/authenticate";
import { pageMoment } from "@/lib/http/live/page-moment";
import { pageContext } from "@/lib/http/page-context";
import { defaultSettings, readSettings } from "@/lib/people";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const session = await getSession(await headers());
  if (session === null) redirect("/sign-in");
  const moment = await pageMoment();
  const settings = session.permissions.includes("settings.own")
    ? await readSettings(await pageContext())
    : defaultSettings;
  return (
    <ConsoleShell session={session} settings={settings} moment={moment}>
      {children}
    </ConsoleShell>
  );
}
