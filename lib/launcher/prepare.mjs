// What has to be there before the program can run: packages, the generated database client, the bundled programs, the built console.
// Each step is skipped when its inputs are those of the last time it finished, so an interrupted one is done again.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { bundlePrograms, PROGRAM_SOURCES, PROGRAMS_DIRECTORY } from "./programs.mjs";

const QUIET = { NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" };
const CONSOLE_SOURCES =
  "app components lib public prisma/schema next.config.ts postcss.config.mjs tsconfig.json package-lock.json".split(
    " ",
  );

/** Does the steps that are due, one process of this copy at a time, with their progress on standard error. */
export async function prepare(root, { build }) {
  const steps = [installation(root), databaseClient(root), programs(root), ...(build ? [consoleBuild(root)] : [])];
  if ((await firstDue(steps)) === undefined) return;
  const unlock = await exclusively(root);
  try {
    for (let step = await firstDue(steps); step; step = await firstDue(steps)) await perform(step);
  } finally {
    await unlock();
  }
}

async function firstDue(steps) {
  for (const step of steps) if (!(await step.isDone())) return step;
  return undefined;
}

async function perform(step) {
  const startedAt = Date.now();
  process.stderr.write(`${step.title} …\n`);
  await step.run();
  await step.finish();
  process.stderr.write(`${step.title}: done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
}

function installation(root) {
  const stamp = path.join(root, "node_modules/.stillwatch-installed");
  const wanted = () => hash(root, ["package-lock.json"], `${process.platform}-${process.arch}`);
  return {
    title: "Installing packages",
    isDone: async () => (await read(stamp)) === wanted() || (await isInstalledByHand(root)),
    run: () => {
      const npm = process.env.npm_execpath;
      const args = "ci --include=dev --ignore-scripts --no-audit --no-fund --loglevel=error".split(" ");
      return npm?.endsWith(".js") ? command(root, process.execPath, [npm, ...args]) : command(root, "npm", args);
    },
    finish: async () => replace(stamp, wanted()),
  };
}

/** npm writes its own list last, so packages that it names in the wanted versions are all there. */
async function isInstalledByHand(root) {
  try {
    const wanted = JSON.parse(await readFile(path.join(root, "package-lock.json"), "utf8")).packages;
    const present = JSON.parse(await readFile(path.join(root, "node_modules/.package-lock.json"), "utf8")).packages;
    return Object.entries(wanted).every(
      ([name, entry]) => name === "" || entry.optional || present[name]?.version === entry.version,
    );
  } catch {
    return false;
  }
}

function databaseClient(root) {
  const stamp = path.join(root, "prisma/generated/.stillwatch-generated");
  const wanted = () => hash(root, ["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"]);
  return {
    title: "Generating the database client",
    isDone: async () => (await read(stamp)) === wanted(),
    run: () =>
      command(root, process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
        // The generator asks for a binary that it does not use and would download.
        PRISMA_SCHEMA_ENGINE_BINARY: existsSync("/bin/true") ? "/bin/true" : "/usr/bin/true",
      }),
    finish: async () => replace(stamp, wanted()),
  };
}

function programs(root) {
  const stamp = path.join(root, PROGRAMS_DIRECTORY, ".stillwatch-bundled");
  // Bundles know where their sources are.
  const wanted = () => hash(root, PROGRAM_SOURCES, path.resolve(root));
  return {
    title: "Bundling the programs",
    isDone: async () => (await read(stamp)) === wanted(),
    run: () => bundlePrograms(root),
    finish: async () => replace(stamp, wanted()),
  };
}

function consoleBuild(root) {
  const stamp = path.join(root, ".next/stillwatch-built");
  const wanted = () => hash(root, CONSOLE_SOURCES);
  return {
    title: "Building the console",
    isDone: async () => (await read(stamp)) === wanted(),
    run: async () => {
      await rm(stamp, { force: true });
      await command(root, process.execPath, ["node_modules/next/dist/bin/next", "build"]);
    },
    finish: async () => replace(stamp, wanted()),
  };
}

/** Runs a program whose words are shown when it fails. */
async function command(cwd, program, args, env = {}) {
  const child = spawn(program, args, {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...QUIET, ...env },
  });
  const words = [];
  child.stdout.on("data", (chunk) => words.push(chunk));
  child.stderr.on("data", (chunk) => words.push(chunk));
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exit, signal) => resolve(exit ?? signal));
  });
  if (code === 0) return;
  process.stderr.write(Buffer.concat(words));
  throw new Error(`${[path.basename(program), ...args].join(" ")} failed (${code}).`);
}

/** Reads without waiting: a thousand small files in turn would take a second at each start, side by side too many handles. */
function hash(root, names, salt = "") {
  const digest = createHash("sha256").update(salt);
  for (const file of names.flatMap((name) => filesUnder(root, name))) {
    digest.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return digest.digest("hex");
}

/** Tests and texts for readers do not go into the product. */
function filesUnder(root, name) {
  const found = statSync(path.join(root, name), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return /\.(test\.tsx?|md)$/.test(name) ? [] : [name];
  return readdirSync(path.join(root, name))
    .sort()
    .flatMap((entry) => filesUnder(root, path.join(name, entry)));
}

const read = (file) => readFile(file, "utf8").catch(() => undefined);

async function replace(file, text) {
  await writeFile(`${file}.${process.pid}`, text);
  await rename(`${file}.${process.pid}`, file);
}

const beatMs = 1_000;
/** A turn without a sign of life for so long is over, though another process may have its holder's number by now. */
const silentMs = 30_000;

/** Waits for the turn of this process; the turn of a process that died is over. */
async function exclusively(root) {
  const turn = path.join(tmpdir(), `stillwatch-setup-${createHash("sha256").update(root).digest("hex").slice(0, 16)}`);
  for (;;) {
    const won = await mkdir(turn).then(
      () => true,
      () => false,
    );
    if (won) break;
    const holder = Number(await read(path.join(turn, "pid")));
    const age = Date.now() - ((await stat(turn).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (holder ? !isRunning(holder) || age > silentMs : age > 5_000) await rm(turn, { recursive: true, force: true });
    else await sleep(200);
  }
  await writeFile(path.join(turn, "pid"), String(process.pid));
  const beat = setInterval(() => void utimes(turn, new Date(), new Date()).catch(() => undefined), beatMs);
  return () => {
    clearInterval(beat);
    return rm(turn, { recursive: true, force: true });
  };
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
