import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import type { Client } from "pg";
import { environment } from "@/lib/env";
import { newSigningKey } from "@/lib/env/signing-key";
import { logger } from "@/lib/log";
import { Followed } from "./followed";
import type { FollowerData, FromFollower, ToFollower } from "./messages";
import { Observed } from "./observed";
import { Publisher } from "./publisher";
import { nameOf } from "./rule";
import { readSnapshot } from "./snapshot-file";
import { beat, connect, leave, type Position, readRules, report, signingKeys } from "./store";

/** Longest time until a change is read that no notification told of. */
const pollMs = 500;
const retryMs = 500;
const beatMs = 1_000;
/** After a change, whoever waits for it hears sooner that it has arrived. */
const changedBeatMs = 500;
const keysMs = 60_000;
const sweepMs = 30_000;
const goodbyeMs = 1_000;
/** Subjects whose observations wait for a database that is away. */
const mostWaiting = 200_000;

const log = logger("policy");
const { dataDir, databaseUrl } = environment();
const { id, startedAt }: FollowerData = workerData;
const followed = new Followed();
const publisher = new Publisher(followed, dataDir);
const waiting = new Observed(mostWaiting);
const own = { requests: 0, rules: 0, stopping: false, told: "" };
/** Something was told that is not read yet; it may come in the middle of a reading. */
let isTold = false;
let wake: () => void = () => undefined;

const tell = (message: FromFollower, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(message, transfer);

/** Takes what is on disk, if it is what this installation signed. */
async function restore(): Promise<void> {
  try {
    const kept = await readSnapshot(dataDir);
    if (kept !== undefined) {
      tell({ kind: "keys", keys: kept.keys });
      tell({ kind: "rules", rules: followed.takeSnapshot(kept.snapshot) });
      publisher.restore(kept);
    }
    const at = kept === undefined ? undefined : Date.parse(kept.snapshot.current_at);
    tell({ kind: "started", at });
  } catch (error) {
    log.error(error instanceof Error ? error.message : String(error));
    tell({ kind: "started", at: undefined });
  }
}

/** Reads what changed since a position, or everything, and tells of it. */
async function read(from: Client, since: Position | undefined): Promise<{ position: Position; isChanged: boolean }> {
  const at = Date.now();
  const names = new Set<string>();
  let isChanged = !followed.isWhole;
  const position = await readRules(from, since, (rules) => {
    if (since === undefined) for (const rule of rules) names.add(nameOf(rule));
    const changed = followed.take(rules);
    if (changed.length === 0) return;
    isChanged = true;
    tell({ kind: "rules", rules: changed });
  });
  if (since === undefined) {
    const gone = followed.keepOnly(names);
    if (gone.length > 0) isChanged = true;
    tell({ kind: "gone", names: gone });
    followed.isWhole = true;
  }
  if (isChanged) followed.changedAt(position);
  publisher.currentAt = at;
  tell({ kind: "current", at, etag: followed.etag });
  return { position, isChanged };
}

/** Follows over one connection until it is lost. */
async function follow(): Promise<void> {
  const current = await connect(databaseUrl ?? "", () => {
    isTold = true;
    wake();
  });
  const due = { beat: 0, keys: 0 };
  let since: Position | undefined;
  try {
    while (!own.stopping) {
      isTold = false;
      const { position, isChanged } = await read(current, since);
      // Numbers that go back are another history: a backup was restored. Everything is read again.
      since = since !== undefined && position.xmax < since.xmax ? undefined : position;
      if (own.told !== "") log.info("the database answers again");
      own.told = "";
      const now = Date.now();
      if (isChanged) due.beat -= beatMs - changedBeatMs;
      if (now >= due.keys) {
        due.keys = now + keysMs;
        await takeKeys(current);
      }
      if (now >= due.beat) {
        due.beat = now + beatMs;
        await reportBack(current, position);
      }
      publisher.keep();
      if (since !== undefined) await pause(pollMs);
    }
  } finally {
    // A server that is gone without a word does not say goodbye either.
    await Promise.race([current.end().catch(() => undefined), sleep(goodbyeMs)]);
  }
}

async function pause(ms: number): Promise<void> {
  if (isTold || own.stopping) return;
  const over = new AbortController();
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  await Promise.race([woken, sleep(ms, undefined, { signal: over.signal }).catch(() => undefined)]);
  over.abort();
}

async function takeKeys(from: Client): Promise<void> {
  try {
    tell({ kind: "keys", keys: await publisher.use(await signingKeys(from, newSigningKey)) });
  } catch (error) {
    log.error({ err: error }, "no snapshot is signed; gateways that ask are answered all the same");
  }
}

async function reportBack(to: Client, { xmin }: Position): Promise<void> {
  const live = await beat(to, { id, host: hostname(), startedAt, appliedIn: xmin, ...own });
  tell({ kind: "replicas", live: Math.max(1, live) });
  if (waiting.dropped > 0) tell({ kind: "dropped", observations: waiting.dropped });
  waiting.dropped = 0;
  const seen = waiting.takeAll();
  if (seen.length === 0) return;
  try {
    await report(to, seen);
  } catch (error) {
    // A commit whose answer was lost is counted twice then; that something was seen is never lost.
    for (const one of seen) waiting.add(one);
    throw error;
  }
}

async function stop(): Promise<void> {
  own.stopping = true;
  wake();
  try {
    const last = await connect(databaseUrl ?? "", () => undefined);
    await report(last, waiting.takeAll());
    await leave(last, id);
    await last.end();
  } catch (error) {
    log.debug({ err: error }, "the last report did not reach the database");
  }
  await publisher.writeChanged();
  tell({ kind: "stopped" });
}

async function answer(message: ToFollower): Promise<void> {
  if (message.kind === "stop") return stop();
  if (message.kind === "seen") {
    for (const one of message.observations) waiting.add(one);
    Object.assign(own, { requests: message.requests, rules: message.rules });
    return;
  }
  const { etag, jws } = await publisher.snapshot(message.since);
  const bytes = jws === undefined ? undefined : new Uint8Array(new TextEncoder().encode(jws));
  tell({ kind: "snapshot", id: message.id, etag, jws: bytes }, bytes === undefined ? [] : [bytes.buffer]);
}

parentPort?.on("message", (message: ToFollower) => {
  answer(message).catch((error) => {
    log.error({ err: error }, `the follower could not do what it was asked (${message.kind})`);
    if (message.kind === "snapshot") tell({ kind: "snapshot", id: message.id, etag: "", jws: undefined });
  });
});

let sweptAt = Date.now();
setInterval(() => {
  const now = Date.now();
  const names = followed
    .endedBetween(sweptAt, now)
    .map(({ subject, accountId, part }) => ({ subject, accountId, part }));
  if (names.length > 0) tell({ kind: "gone", names });
  sweptAt = now;
}, sweepMs).unref();

await restore();
while (!own.stopping) {
  await follow().catch((error) => {
    const why = error instanceof Error ? error.message : String(error);
    // Once for each reason: it is tried twice a second.
    if (why !== own.told) log.warn(`the rules cannot be followed (${why}); answering from those that are known`);
    own.told = why;
  });
  if (!own.stopping) await sleep(retryMs);
}
