import { IngestBatchView } from "@/lib/ingest/contract";
import { answeredWith } from "./fetch";
import { type FileChoice, headersOf, queryOfChoice } from "./imports";
import { ProblemError } from "./problem";
import { urlWith } from "./url";

export interface UploadOptions {
  file: File;
  choice: FileChoice;
  /** A repeat with the same key takes nothing twice. */
  key: string;
  signal: AbortSignal;
  onSent(bytes: number): void;
}

/**
 * Sends a file as it lies on disk and answers with what came of it. By XMLHttpRequest, because fetch does not tell how much
 * of a body has left.
 * @throws ProblemError; an AbortError when it was stopped
 */
export async function uploadFile({ file, choice, key, signal, onSent }: UploadOptions): Promise<IngestBatchView> {
  const { kind, ...query } = queryOfChoice(choice);
  const headers = { ...(await headersOf(file)), "idempotency-key": key };
  const sending = new XMLHttpRequest();
  sending.open("POST", urlWith(`/api/v1/${kind}`, { ...query, source: file.name }));
  for (const [name, value] of Object.entries(headers)) sending.setRequestHeader(name, value);
  sending.upload.onprogress = ({ loaded }) => onSent(loaded);
  const stop = () => sending.abort();
  signal.addEventListener("abort", stop);
  try {
    await new Promise<void>((resolve, reject) => {
      sending.onload = () => resolve();
      sending.onabort = () => reject(new DOMException("Stopped.", "AbortError"));
      sending.onerror = () => reject(unreachable());
      if (signal.aborted) reject(new DOMException("Stopped.", "AbortError"));
      else sending.send(file);
    });
  } finally {
    signal.removeEventListener("abort", stop);
  }
  return answerOf(sending);
}

const unreachable = () =>
  new ProblemError({
    status: 0,
    title: "The upload broke off",
    detail: "The connection was lost, or the file was changed or moved while it was sent. Nothing of it was taken.",
  });

function answerOf(sent: XMLHttpRequest): IngestBatchView {
  const body = parsed(sent.responseText);
  const taken = IngestBatchView.safeParse(body);
  if (sent.status < 300 && taken.success) return taken.data;
  const { title, detail, errors } = (body ?? {}) as Record<string, unknown>;
  throw new ProblemError({
    status: sent.status,
    title: typeof title === "string" ? title : "The upload failed",
    detail: typeof detail === "string" ? detail : answeredWith(sent.status),
    fields: Array.isArray(errors) ? errors : [],
    requestId: sent.getResponseHeader("x-request-id"),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
