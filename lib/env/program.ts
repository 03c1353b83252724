import path from "node:path";

/** The root of the repository, where every process of ours is at home. */
export const root = path.resolve(import.meta.dirname, "../..");

/**
 * The bundled file of a program of ours that runs as a process or a thread of its own, in place of its source, such as
 * `lib/worker/main.ts`. It is there before anything of ours runs.
 */
export const programOf = (source: string): string => path.join(root, ".programs", source.replace(/\.ts$/, ".js"));
