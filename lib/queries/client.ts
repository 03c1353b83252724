import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { asProblem, ProblemError } from "./problem";

const mostRetries = 2;

/** Only what can succeed the second time is tried again: no answer, or trouble on the server's side. */
export const shouldRetry = (failures: number, error: unknown): boolean =>
  failures < mostRetries && error instanceof ProblemError && error.isTransient;

/** Waits as long as the server asks, else one second, then two. */
export const retryDelay = (failures: number, error: unknown): number =>
  (asProblem(error).retryAfterSeconds ?? 2 ** failures) * 1000;

/**
 * The cache of what the server said. Live updates invalidate it, so focus and remount need not.
 * @param onSignedOut is called when the server no longer knows who asks: the session ended while the page was open
 */
export function createQueryClient(onSignedOut?: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof ProblemError && error.status === 401) onSignedOut?.();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 30_000, gcTime: 10 * 60_000, retry: shouldRetry, retryDelay },
      mutations: { retry: false },
    },
  });
}
