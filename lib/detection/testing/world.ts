import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import type { Context } from "@/lib/command";
import { testContext } from "@/lib/command/testing";
import { database } from "@/lib/db";
import { takeFile } from "@/lib/ingest";
import { newId } from "@/lib/kernel";
import { simulateWorld, type WorldPlan } from "@/lib/simulator";
import { createTestWarehouse } from "@/lib/warehouse/testing";

export type Row = Record<string, unknown>;
export type TestStore = Awaited<ReturnType<typeof createTestWarehouse>>;

/** What a provider would send. */
export interface World {
  accounts: Row[];
  exchanges: Row[];
  releases: Row[];
}

/** A simulated world with the truth about it, which no store sees. */
export interface LabelledWorld extends World {
  labels: { account: string; campaign: string | null; confounder: string | null; [field: string]: unknown }[];
  traits: { account: string; language: string }[];
}

const parsed = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

/** Runs work in a directory that goes with it. */
async function inDirectory<Result>(work: (directory: string) => Promise<Result>): Promise<Result> {
  const directory = await mkdtemp(path.join(tmpdir(), "stillwatch-world-"));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

export const simulatedWorld = (plan: WorldPlan): Promise<LabelledWorld> =>
  inDirectory(async (out) => {
    const { files } = await simulateWorld({ ...plan, out });
    const exchanges: Row[] = [];
    const lines = createInterface({ input: createReadStream(files.exchanges).pipe(createGunzip()) });
    for await (const line of lines) exchanges.push(JSON.parse(line));
    const [accounts, releases, labels, traits] = await Promise.all(
      [files.accounts, files.releases, files.labels, files.traits].map(async (file) =>
        parsed(await readFile(file, "utf8")),
      ),
    );
    return { accounts, exchanges, releases, labels, traits } as LabelledWorld;
  });

/** Takes a world in, as any provider's files are. */
export const fill = (ctx: Context, world: World): Promise<void> =>
  inDirectory(async (directory) => {
    for (const kind of ["accounts", "releases", "exchanges"] as const) {
      if (world[kind].length === 0) continue;
      const file = path.join(directory, `${kind}.ndjson`);
      await writeFile(file, world[kind].map((row) => `${JSON.stringify(row)}\n`).join(""));
      await takeFile(ctx, { kind, file, idempotencyKey: newId() });
    }
  });

/** A traffic store of its own with a world in it. */
export async function storeOf(world: World): Promise<TestStore> {
  const warehouse = await createTestWarehouse();
  await fill(testContext(database(), ["admin"], { warehouse }), world);
  return warehouse;
}
