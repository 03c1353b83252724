"use client";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { config } from "zod";
import { createQueryClient } from "@/lib/queries/client";
import { cssVariables, theme } from "./theme";

// Pages may compile nothing from text. Schemas would try whether they can, which browsers report, and break where it once seemed that they could.
if (typeof window !== "undefined") config({ jitless: true });

/** The session ended: back to the sign-in, and from there to where the person was. */
function signInAgain(): void {
  const { pathname, search } = window.location;
  if (pathname === "/sign-in") return;
  window.location.assign(`/sign-in?${new URLSearchParams({ next: pathname + search })}`);
}

/** What every page stands on: theme, cache of server data, URL state, notifications. */
export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(() => createQueryClient(signInAgain));
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <NuqsAdapter>
          <Notifications position="bottom-right" />
          {children}
        </NuqsAdapter>
      </QueryClientProvider>
    </MantineProvider>
  );
}
