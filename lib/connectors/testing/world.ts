import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { reloadEnvironment } from "@/lib/env";
import { openIngestWorld } from "@/lib/ingest/testing/world";
import { newId, second } from "@/lib/kernel";
import { listConnectorFiles } from "../list-connector-files";
import { pollConnectors } from "../poll-connectors";
import { pullFiles } from "../pull-files";
import { saveConnector } from "../save-connector";

/** A traffic store of the test's own, a directory that connectors may read, and a clock that the test moves. */
export async function openConnectorWorld() {
  const world = await openIngestWorld();
  const root = await mkdtemp(path.join(tmpdir(), "stillwatch-pull-"));
  reloadEnvironment({ STILLWATCH_CONNECTOR_ROOTS: root });
  let ahead = 0;
  const ctx = { ...world.ctx, clock: () => new Date(Date.now() + ahead) };
  const pass = (seconds: number) => {
    ahead += seconds * second;
  };
  const write = async (name: string, content: string | Buffer) => {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), content);
  };
  const watch = async (folder: string, more: Partial<Parameters<typeof saveConnector>[1]> = {}) => {
    await mkdir(path.join(root, folder), { recursive: true });
    const place = { type: "directory" as const, path: path.join(root, folder), files: "**" };
    return saveConnector(ctx, { name: `Logs ${newId()}`, kind: "exchanges", place, ...more });
  };
  /** What a worker does when the interval and the settling are over. */
  const round = async () => {
    pass(61);
    await pollConnectors(ctx);
    pass(11);
    return pullFiles(ctx);
  };
  return {
    ...world,
    ctx,
    root,
    pass,
    write,
    watch,
    round,
    files: async (id: string) => (await listConnectorFiles(ctx, id)).rows,
    /** Sources of the uploads that were committed, in their order. */
    committed: async () => {
      const where = { warehouse: ctx.warehouse.database, status: "committed" as const };
      return (await ctx.db.ingestBatch.findMany({ where, orderBy: { source: "asc" } })).map(
        ({ source }) => source.split(": ")[1],
      );
    },
    drop: async () => {
      reloadEnvironment({ STILLWATCH_CONNECTOR_ROOTS: "" });
      await rm(root, { recursive: true, force: true });
      await world.drop();
    },
  };
}

export type ConnectorWorld = Awaited<ReturnType<typeof openConnectorWorld>>;
