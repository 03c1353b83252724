"use client";
import { createContext, type ReactNode, useContext } from "react";
import type { Permission, SessionView } from "@/lib/auth/contract";

const Session = createContext<SessionView | null>(null);

/** Who is signed in, for everything below; the server checks every act again. */
export function SessionProvider({ session, children }: { session: SessionView; children: ReactNode }) {
  return <Session value={session}>{children}</Session>;
}

export function useSession(): SessionView {
  const session = useContext(Session);
  if (session === null) throw new Error("useSession needs a SessionProvider above it.");
  return session;
}

/** Whether to offer something; a button that would be refused is not shown, or says why. */
export const usePermission = (permission: Permission): boolean => useSession().permissions.includes(permission);
