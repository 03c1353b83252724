import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Context } from "@/lib/command";
import { isDomainError } from "@/lib/kernel";
import { pageMoment } from "./live/page-moment";
import { requestIdOf } from "./request-id";
import { contextOf } from "./route";

/** The context of a server-rendered page, once per request; whoever is not signed in is sent to `/sign-in`. */
export const pageContext = cache(async (): Promise<Context> => {
  const sent = new Headers(await headers());
  try {
    const [ctx] = await Promise.all([contextOf(sent, requestIdOf(sent)), pageMoment()]);
    return ctx;
  } catch (error) {
    if (isDomainError(error, "unauthenticated")) redirect("/sign-in");
    throw error;
  }
});
