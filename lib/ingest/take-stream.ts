import type { Context } from "@/lib/command";
import type { IngestBatchView, UploadInput } from "./contract";
import { type Body, encodingOf } from "./spool/decode";
import { peek } from "./spool/peek";
import type { IngestProgress } from "./stage-body";
import { takeUpload } from "./take-upload";

export interface StreamUpload extends Omit<UploadInput, "encoding"> {
  /** Plain or gzip, told by its first bytes. */
  body: Body;
  signal?: AbortSignal;
  onProgress?: (progress: IngestProgress) => void;
}

/**
 * Takes bytes of which nobody says whether they are compressed, the way `takeUpload` takes a request.
 * @throws as `takeUpload`, and what the body throws: nothing of it is taken then
 */
export async function takeStream(ctx: Context, { body, ...upload }: StreamUpload): Promise<IngestBatchView> {
  const blocks = body[Symbol.asyncIterator]();
  try {
    const peeked = await peek({ [Symbol.asyncIterator]: () => blocks }, 2);
    return await takeUpload(ctx, { ...upload, body: peeked.body, encoding: encodingOf(peeked.head) });
  } finally {
    // Of a repeated upload nothing more is read; what is open for it must not stay open.
    await blocks.return?.();
  }
}
