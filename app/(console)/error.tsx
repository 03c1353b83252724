"use client";
import { ErrorState } from "@/components/feedback/error-state";
import { ProblemError } from "@/lib/queries/problem";

/** A page that broke; the navigation stays. In production the message is hidden, the digest names it in the log. */
export default function ConsoleError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const problem = new ProblemError({
    status: 500,
    title: "This page broke",
    detail: "Something went wrong while the page was made. Try again; if it stays, the log has it.",
    requestId: error.digest ?? null,
  });
  return <ErrorState error={problem} onRetry={reset} />;
}
