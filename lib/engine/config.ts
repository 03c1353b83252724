import { z } from "zod";

/** What the engine is told in its first line of standard input; a secret has no place in arguments or environment. */
export const EngineConfig = z.object({
  /** The directory of the engine's tables; belongs to one process at a time. */
  path: z.string().min(1),
  /** 0 takes any free port. */
  port: z.number().int().min(0).max(65535),
  secret: z.string().min(16),
  /** Ceiling over all queries together, in bytes. */
  memoryBytes: z.number().int().positive(),
  threads: z.number().int().positive(),
  foregroundSessions: z.number().int().positive(),
  backgroundSessions: z.number().int().positive(),
});
export type EngineConfig = z.infer<typeof EngineConfig>;

/** Settings that every query of a session starts from, by pool. */
export function baseSettings(config: EngineConfig, pool: "foreground" | "background"): Record<string, string> {
  const shared = {
    // The text of a query carries lists of identifiers and long case expressions.
    max_query_size: String(1 << 30),
    // Off in a server, on in the embedded engine, where any word would be a query.
    implicit_select: "0",
  };
  if (pool === "foreground") return { ...shared, max_threads: String(config.threads) };
  return {
    ...shared,
    max_threads: String(Math.max(1, Math.floor(config.threads / 2))),
    // Yields the processor to every other thread, where the system lets it.
    os_threads_nice_value_query: "15",
  };
}

/** Server configuration that has to be there before the first session opens. */
export const serverConfig = (config: EngineConfig): string =>
  `<clickhouse>
  <max_server_memory_usage>${config.memoryBytes}</max_server_memory_usage>
  <mark_cache_size>${Math.floor(config.memoryBytes / 20)}</mark_cache_size>
  <uncompressed_cache_size>0</uncompressed_cache_size>
</clickhouse>
`;
