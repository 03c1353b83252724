// The first thing that runs, before anything is installed: plain JavaScript and Node's own modules only.
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { prepare } from "./prepare.mjs";
import { PROGRAMS_DIRECTORY } from "./programs.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** What runs by its bundle; the rest are tools for those who work on Stillwatch, which run by their sources. */
const BUNDLED = {
  start: { file: `${PROGRAMS_DIRECTORY}/lib/launcher/start.js`, build: true },
  cli: { file: `${PROGRAMS_DIRECTORY}/lib/cli/main.js`, build: false },
};
const SOURCES = {
  test: { file: "lib/launcher/test.ts", build: true },
  interop: { file: "lib/launcher/interop.ts", build: false },
  shots: { file: "lib/launcher/shots.ts", build: true },
  bench: { file: "bench/main.ts", build: false },
};

const fail = (line) => {
  process.stderr.write(`${line}\n`);
  process.exit(1);
};

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Stillwatch needs Node.js 20.19 or later; this is ${process.versions.node}.`);
}
const name = process.argv[2];
const main = BUNDLED[name] ?? SOURCES[name];
if (!main)
  fail(`Usage: npm start | npm test | npm run test:interop | npm run shots | npm run cli -- COMMAND | npm run bench`);

try {
  await prepare(ROOT, { build: main.build });
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
const file = path.join(ROOT, main.file);
if (!existsSync(file)) fail(`${main.file} is missing: this copy of Stillwatch is not whole.`);

// The command line sees its own arguments where every program has them.
process.argv.splice(1, 2, file);
if (name in SOURCES) {
  // Paths like `@/lib/kernel` are read from here, wherever the command was called.
  process.env.TSX_TSCONFIG_PATH = path.join(ROOT, "tsconfig.json");
  await import(pathToFileURL(path.join(ROOT, "node_modules/tsx/dist/loader.mjs")).href);
}
// Stacks name the sources.
process.setSourceMapsEnabled(true);
// Loaded in this process instead of a further one: a layer less between a signal and the launcher.
await import(pathToFileURL(file).href);
