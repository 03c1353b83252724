import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { LiveMessage, openLiveSource } from "./live-source";
import { StaleKeys } from "./stale-keys";

/** Names the lock that the leading tab holds and the channel it speaks on. */
const name = "stillwatch-live";

/**
 * Keeps what the page shows up to date with the server. All tabs of a browser share one stream: the tab that holds the
 * lock reads it and tells the others; when it closes, the next one takes over where it was.
 */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  // The server's event stream, shared over a lock and a channel of the browser.
  useEffect(() => {
    const stale = new StaleKeys(client);
    const follow = followLive((message) => {
      if (message.event === "reset") stale.addAll();
      if (message.event === "change" && message.topic !== undefined)
        stale.add(message.topic, message.subjectId ?? null);
    });
    return () => {
      follow.close();
      stale.close();
    };
  }, [client]);
}

/** Hears of every live message once, whichever tab reads the stream. */
export function followLive(heard: (message: LiveMessage) => void): { close(): void } {
  const over = new AbortController();
  const channel = new BroadcastChannel(name);
  let seen: number | undefined;
  const hear = (message: LiveMessage) => {
    seen = Math.max(seen ?? 0, message.id);
    heard(message);
  };
  channel.onmessage = ({ data }) => {
    const message = LiveMessage.safeParse(data);
    if (message.success) hear(message.data);
  };
  const lead = () =>
    openLiveSource(
      () => seen,
      (message) => {
        hear(message);
        channel.postMessage(message);
      },
    );
  // Browsers have locks in secure contexts only: on plain http to another machine, each visible tab reads for itself.
  if ("locks" in navigator) leadWhenFirst(over.signal, lead);
  else leadWhileVisible(over.signal, () => openLiveSource(() => seen, hear));
  over.signal.addEventListener("abort", () => channel.close());
  return { close: () => over.abort() };
}

/** Leads as soon as no other tab does, until the end. */
function leadWhenFirst(over: AbortSignal, lead: () => () => void): void {
  const held = async () => {
    const close = lead();
    await new Promise<void>((resolve) => {
      if (over.aborted) resolve();
      over.addEventListener("abort", () => resolve());
    });
    close();
  };
  navigator.locks.request(name, { signal: over }, held).catch(() => undefined);
}

function leadWhileVisible(over: AbortSignal, lead: () => () => void): void {
  let close: (() => void) | undefined;
  const update = () => {
    close?.();
    close = document.visibilityState === "visible" && !over.aborted ? lead() : undefined;
  };
  update();
  document.addEventListener("visibilitychange", update);
  over.addEventListener("abort", () => {
    document.removeEventListener("visibilitychange", update);
    update();
  });
}
