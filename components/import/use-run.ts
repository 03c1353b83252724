"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { IngestBatchView } from "@/lib/ingest/contract";
import { type FileChoice, fileKey } from "@/lib/queries/imports";
import { keys } from "@/lib/queries/keys";
import { uploadFile } from "@/lib/queries/upload";

export type FileRun =
  | { state: "waiting" }
  | { state: "sending"; sent: number }
  | { state: "done"; batch: IngestBatchView }
  | { state: "failed"; error: unknown }
  | { state: "stopped" };

/** Sends files one after the other, and what came of each. One that failed is sent again with the next start. */
export function useRun() {
  const client = useQueryClient();
  const [runs, setRuns] = useState<ReadonlyMap<string, FileRun>>(new Map());
  const stopping = useRef<AbortController>(undefined);
  const [isRunning, setRunning] = useState(false);
  const note = (id: string, run: FileRun) => setRuns((present) => new Map(present).set(id, run));

  async function send(file: File, choice: FileChoice, key: string, signal: AbortSignal): Promise<void> {
    const id = runId(file, choice);
    note(id, { state: "sending", sent: 0 });
    try {
      const onSent = (sent: number) => note(id, { state: "sending", sent });
      note(id, { state: "done", batch: await uploadFile({ file, choice, key, signal, onSent }) });
    } catch (error) {
      note(id, signal.aborted ? { state: "stopped" } : { state: "failed", error });
    } finally {
      await client.invalidateQueries({ queryKey: keys.batches });
    }
  }

  async function start(files: readonly File[], choice: FileChoice): Promise<void> {
    const control = new AbortController();
    stopping.current = control;
    setRunning(true);
    const left = files.filter((file) => runs.get(runId(file, choice))?.state !== "done");
    for (const file of left) note(runId(file, choice), { state: "waiting" });
    for (const file of left) {
      if (control.signal.aborted) note(runId(file, choice), { state: "stopped" });
      else await send(file, choice, crypto.randomUUID(), control.signal);
    }
    setRunning(false);
  }

  return {
    isRunning,
    runOf: (file: File, choice: FileChoice | undefined): FileRun | undefined =>
      choice === undefined ? undefined : runs.get(runId(file, choice)),
    start,
    stop: () => stopping.current?.abort(),
  };
}

export type Run = ReturnType<typeof useRun>;

/** What came of a file by one mapping says nothing of another. */
const runId = (file: File, choice: FileChoice): string => `${fileKey(file)} ${JSON.stringify(choice)}`;
