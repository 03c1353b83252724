// The programs that run as processes or threads of their own, or are loaded by name, bundled: to find and read their thousand small sources takes Node seconds
// at each start, a bundle a fraction of one. Packages stay where they are.
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

const PROGRAMS = [
  "lib/launcher/start.ts",
  "lib/launcher/stores.ts",
  "lib/launcher/web.ts",
  "lib/cli/demo.ts",
  "lib/cli/main.ts",
  "lib/engine/main.ts",
  "lib/policy/main.ts",
  "lib/policy/follow.ts",
  "lib/worker/main.ts",
  // Killed by tests.
  "lib/jobs/testing/endless-worker.ts",
  "lib/worker/testing/batch-process.ts",
];

/** What they are made of, relative to the root of the repository. */
export const PROGRAM_SOURCES = ["lib", "prisma/schema", "tsconfig.json", "package-lock.json"];

/** Where they go: each at the path of its source. */
export const PROGRAMS_DIRECTORY = ".programs";

export async function bundlePrograms(root) {
  const { build } = await import("esbuild");
  const outdir = path.join(root, PROGRAMS_DIRECTORY);
  await rm(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: PROGRAMS,
    outbase: root,
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
    sourcemap: "linked",
    sourcesContent: false,
    logLevel: "error",
    plugins: [atItsSource(root)],
  });
}

/** Files beside a source are looked for beside it, wherever its code was bundled to. */
const atItsSource = (root) => ({
  name: "at-its-source",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      if (path.relative(root, file).startsWith("node_modules")) return undefined;
      const text = await readFile(file, "utf8");
      if (!text.includes("import.meta.")) return undefined;
      const contents = text
        .replaceAll("import.meta.dirname", JSON.stringify(path.dirname(file)))
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(file).href));
      return { contents, loader: "ts" };
    });
  },
});
