import { z } from "zod";

/** What the tabs of one browser tell each other, and what the server's stream says. */
export const LiveMessage = z.object({
  id: z.number().int(),
  event: z.enum(["ready", "change", "reset"]),
  topic: z.string().optional(),
  subjectId: z.string().nullish(),
});
export type LiveMessage = z.infer<typeof LiveMessage>;

/** Browsers reconnect by themselves when a stream breaks off, but not when the server refuses it. */
const reopenMs = 5_000;

/**
 * Opens the server's stream and keeps it open until it is closed. It begins after the change `after`, so that a tab that
 * takes over misses nothing.
 */
export function openLiveSource(after: () => number | undefined, heard: (message: LiveMessage) => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    const seen = after();
    source = new EventSource(seen === undefined ? "/api/live" : `/api/live?after=${seen}`);
    for (const event of LiveMessage.shape.event.options) {
      source.addEventListener(event, (message) => heard(read(event, message)));
    }
    source.onerror = () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(timer);
      timer = setTimeout(open, reopenMs);
    };
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

function read(event: LiveMessage["event"], message: MessageEvent<string>): LiveMessage {
  const data = JSON.parse(message.data) as Pick<LiveMessage, "topic" | "subjectId">;
  return { id: Number(message.lastEventId), event, ...data };
}
