import type { ReactNode } from "react";
import { ConsoleShell } from "@/components/shell/console-shell";
import { pageContext } from "@/lib/http/page-context";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { actor } = await pageContext();
  const session = {
    id: actor.id,
    name: actor.name,
    email: "",
    roles: [],
    permissions: [...actor.permissions],
    twoFactorEnabled: false,
  };
  return <ConsoleShell session={session}>{children}</ConsoleShell>;
}
