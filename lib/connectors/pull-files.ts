import { requirePermission, systemActor } from "@/lib/auth";
import type { Context } from "@/lib/command";
import { pauseAfter } from "./model";
import { beginAttempt, countDue, nextDue } from "./store/files";
import { takeConnectorFile } from "./take-connector-file";

export interface PullProgress {
  /** Files taken or tried so far. */
  done: number;
  /** Files still due. */
  left: number;
  /** The file that is next. */
  name: string;
}

export interface PullOptions {
  signal?: AbortSignal;
  onProgress?: (progress: PullProgress) => void;
}

export interface Pulled {
  taken: number;
  failed: number;
}

/**
 * Takes all files that are due, one after another, those longest due first. Safe in any number of processes. Files that fail
 * are tried later and hold up nobody.
 * @throws the signal's reason when it is aborted; the file under way is then tried again
 */
export async function pullFiles(caller: Context, { signal, onProgress }: PullOptions = {}): Promise<Pulled> {
  requirePermission(caller.actor, "ingest.write");
  // Keys of uploads are each actor's own: files are taken by one actor, whoever calls.
  const ctx = { ...caller, actor: systemActor("Stillwatch", ["ingest.write"]) };
  const warehouse = ctx.warehouse.database;
  const pulled: Pulled = { taken: 0, failed: 0 };
  for (let done = 0; ; done++) {
    signal?.throwIfAborted();
    const file = await nextDue(ctx.db, warehouse, ctx.clock());
    if (file === null) return pulled;
    onProgress?.({ done, left: await countDue(ctx.db, warehouse, ctx.clock()), name: file.path });
    const until = new Date(ctx.clock().getTime() + pauseAfter(file.attempts + 1));
    if (!(await beginAttempt(ctx.db, file, until))) continue;
    const came = await takeConnectorFile(ctx, { ...file, attempts: file.attempts + 1 }, signal);
    if (came !== "waits") pulled[came] += 1;
  }
}
