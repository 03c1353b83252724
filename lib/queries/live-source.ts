import { z } from "zod";
import { urlWith } from "./url";

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

/** How far a tab has heard: up to a change, or up to the moment its page was read at. */
export type Heard = { after: number } | { from: string };

/** Opens the server's stream and keeps it open until it is closed. It begins where the tab has heard up to, so that nothing is missed. */
export function openLiveSource(upTo: () => Heard, heard: (message: LiveMessage) => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource(urlWith("/api/live", upTo()));
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
