import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { z } from "zod";
import { readJson } from "./fetch";
import { LiveMessage, openLiveSource } from "./live-source";
import { StaleKeys } from "./stale-keys";
import { urlWith } from "./url";

/** Names the lock that the leading tab holds and the channel it speaks on. */
const name = "stillwatch-live";

/**
 * Keeps what the page shows up to date with the server. All tabs of a browser share one stream: the tab that holds the
 * lock reads it and tells the others; when it closes, the next one takes over where it was.
 * @param moment the moment that the page was read at: what has changed since is heard of first
 */
export function useLiveUpdates(moment: string): void {
  const client = useQueryClient();
  // A page that is read anew goes on hearing where it was.
  const [from] = useState(moment);
  // The server's event stream, shared over a lock and a channel of the browser.
  useEffect(() => {
    const stale = new StaleKeys(client);
    const follow = followLive(from, (message) => {
      if (message.event === "reset") stale.addAll();
      if (message.event === "change" && message.topic !== undefined)
        stale.add(message.topic, message.subjectId ?? null);
    });
    return () => {
      follow.close();
      stale.close();
    };
  }, [client, from]);
}

/** Hears of every live message since a moment, whichever tab reads the stream. */
export function followLive(from: string, heard: (message: LiveMessage) => void): { close(): void } {
  const over = new AbortController();
  const channel = new BroadcastChannel(name);
  let seen: number | undefined;
  const upTo = () => (seen === undefined ? { from } : { after: seen });
  const hear = (message: LiveMessage) => {
    if (message.id > 0) seen = Math.max(seen ?? 0, message.id);
    heard(message);
  };
  channel.onmessage = ({ data }) => {
    const message = LiveMessage.safeParse(data);
    if (message.success) hear(message.data);
  };
  const lead = () =>
    openLiveSource(upTo, (message) => {
      hear(message);
      channel.postMessage(message);
    });
  // Browsers have locks in secure contexts only: on plain http to another machine, each visible tab reads for itself.
  if ("locks" in navigator) leadWhenFirst(over.signal, lead, () => catchUp(over.signal, from, hear));
  else leadWhileVisible(over.signal, () => openLiveSource(upTo, hear));
  over.signal.addEventListener("abort", () => channel.close());
  return { close: () => over.abort() };
}

/** Asks for what came between the moment that the page was read at and its listening to the tab that leads. */
function catchUp(over: AbortSignal, from: string, hear: (message: LiveMessage) => void): void {
  readJson(z.array(LiveMessage), urlWith("/api/live/since", { from }), { signal: over })
    .then((missed) => missed.forEach(hear))
    // Nobody knows what was missed.
    .catch(() => over.aborted || hear({ id: 0, event: "reset" }));
}

/** Leads as soon as no other tab does, until the end; `behind` is called when another one does. */
function leadWhenFirst(over: AbortSignal, lead: () => () => void, behind: () => void): void {
  let leads = false;
  const held = async () => {
    leads = true;
    const close = lead();
    await new Promise<void>((resolve) => {
      if (over.aborted) resolve();
      over.addEventListener("abort", () => resolve());
    });
    close();
  };
  navigator.locks.request(name, { signal: over }, held).catch(() => undefined);
  // Answered after the lock is given, if it is free.
  const asked = navigator.locks.query().then(() => !leads && !over.aborted && behind());
  asked.catch(() => undefined);
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
