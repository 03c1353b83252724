import { type FileHandle, open } from "node:fs/promises";
import path from "node:path";
import type { Context } from "@/lib/command";
import { invalidInput } from "@/lib/kernel";
import type { IngestBatchView, IngestKind, UploadInput } from "./contract";
import { encodingOf } from "./spool/decode";
import type { IngestProgress } from "./stage-body";
import { takeUpload } from "./take-upload";

export interface FileUpload extends Pick<UploadInput, "profile" | "mapping" | "format"> {
  kind: IngestKind;
  /** A path on this machine; plain or gzip, told by its first bytes. */
  file: string;
  idempotencyKey?: string;
  signal?: AbortSignal;
  onProgress?: (progress: IngestProgress) => void;
}

/**
 * Takes a file the way `takeUpload` takes a request.
 * @throws as `takeUpload`, and `invalid_input` for a file that cannot be read.
 */
export async function takeFile(ctx: Context, { file, ...upload }: FileUpload): Promise<IngestBatchView> {
  const handle = await openFile(file);
  try {
    const head = new Uint8Array(2);
    await handle.read(head, 0, 2, 0);
    const body = handle.createReadStream({ start: 0, autoClose: false, highWaterMark: 1 << 20 });
    return await takeUpload(ctx, { ...upload, body, encoding: encodingOf(head), source: path.basename(file) });
  } finally {
    await handle.close();
  }
}

async function openFile(file: string): Promise<FileHandle> {
  try {
    const handle = await open(file, "r");
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
  } catch (error) {
    throw invalidInput(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      field: "file",
    });
  }
  throw invalidInput(`${file} is not a file.`, { field: "file" });
}
