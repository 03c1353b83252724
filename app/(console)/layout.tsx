import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { ConsoleShell } from "@/components/shell/console-shell";
import { getSession } from "@/lib/auth/authenticate";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const session = await getSession(await headers());
  if (session === null) redirect("/sign-in");
  return <ConsoleShell session={session}>{children}</ConsoleShell>;
}
