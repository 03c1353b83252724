import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { SignIn } from "@/components/sign-in/sign-in";
import { targetAfterSignIn } from "@/components/sign-in/target";
import { getSession } from "@/lib/auth/authenticate";
import { environment } from "@/lib/env";
import { demoSignIns } from "@/lib/people";

export const metadata: Metadata = { title: "Sign in" };

interface Props {
  searchParams: Promise<{ next?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: Props) {
  const target = targetAfterSignIn((await searchParams).next);
  if ((await getSession(new Headers(await headers()))) !== null) redirect(target);
  return <SignIn target={target} demoSignIns={environment().demo ? demoSignIns : []} />;
}
