import { afterAll, afterEach, expect, it } from "vitest";
import type { Role } from "@/lib/auth";
import { testContext } from "@/lib/command/testing";
import { database, inTransaction } from "@/lib/db";
import { environment } from "@/lib/env";
import { newId } from "@/lib/kernel";
import { LiveFeed } from "./feed";
import { liveSince } from "./since";
import { readMoment } from "./store";
import { liveStream } from "./stream";

const db = database();
const feed = new LiveFeed(database, () => environment().databaseUrl ?? "");
afterAll(() => feed.close());

interface Message {
  id: number;
  event: string;
  data: { topic?: string; subjectId?: string };
}

const open: AbortController[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.abort();
});

/** A browser's end of the stream: reads messages until one fits. */
function connect(roles: Role[], after?: number, from = "") {
  const abort = new AbortController();
  open.push(abort);
  const headers = new Headers(after === undefined ? {} : { "last-event-id": String(after) });
  const request = new Request(`http://localhost/api/live?from=${from}`, { headers, signal: abort.signal });
  const { body } = liveStream(testContext(db, roles), request, feed);
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = "";
  const next = async (): Promise<Message> => {
    for (;;) {
      const end = text.indexOf("\n\n");
      if (end >= 0) {
        const fields = Object.fromEntries(
          text
            .slice(0, end)
            .split("\n")
            .map((line) => line.split(/: (.*)/s)),
        );
        text = text.slice(end + 2);
        return { id: Number(fields.id), event: fields.event, data: JSON.parse(fields.data) };
      }
      const { done, value } = await reader.read();
      if (done) throw new Error("The stream has ended.");
      text += decoder.decode(value, { stream: true });
    }
  };
  const until = async (fits: (message: Message) => boolean) => {
    for (const seen: Message[] = []; ; ) {
      const message = await next();
      seen.push(message);
      if (fits(message)) return { message, seen };
    }
  };
  return { until, ready: () => until(({ event }) => event === "ready"), abort };
}

const change = (topic: string, subjectId: string) => db.liveEvent.create({ data: { topic, subjectId } });
const of = (subjectId: string) => (message: Message) => message.data.subjectId === subjectId;

it("tells of a change when it is committed, not before", async () => {
  const stream = connect(["viewer"]);
  await stream.ready();
  const [first, second] = [newId(), newId()];
  await inTransaction(db, async (tx) => {
    await tx.liveEvent.create({ data: { topic: "campaign", subjectId: first } });
    await change("campaign", second);
    await stream.until(of(second));
  });
  const { message, seen } = await stream.until(of(first));
  expect(message).toMatchObject({ event: "change", data: { topic: "campaign", subjectId: first } });
  expect(seen.map(({ id }) => id)).toEqual(seen.map(({ id }) => id).sort((a, b) => a - b));
});

it("tells nobody of what they may not see", async () => {
  const [support, auditor] = [connect(["support"]), connect(["auditor"])];
  await Promise.all([support.ready(), auditor.ready()]);
  const [audit, secret, campaign] = [newId(), newId(), newId()];
  await change("secret", secret);
  await change("audit", audit);
  await change("campaign", campaign);
  const { seen } = await auditor.until(of(campaign));
  expect(seen.filter(of(audit))).toHaveLength(1);
  expect(seen.filter(of(secret))).toHaveLength(0);
  const silence = support.until(() => true);
  await expect(Promise.race([silence, new Promise((resolve) => setTimeout(resolve, 300, "silence"))])).resolves.toBe(
    "silence",
  );
  silence.catch(() => undefined);
});

it("resumes where it broke off, also with what was still on its way then", async () => {
  const first = connect(["viewer"]);
  await first.ready();
  const [late, seenBefore, missed] = [newId(), newId(), newId()];
  let resume = 0;
  await inTransaction(db, async (tx) => {
    // Takes its number before the one the client sees, and is committed after.
    await tx.liveEvent.create({ data: { topic: "campaign", subjectId: late } });
    await change("campaign", seenBefore);
    resume = (await first.until(of(seenBefore))).message.id;
    first.abort.abort();
  });
  await change("account", missed);
  const { seen } = await connect(["viewer"], resume).ready();
  expect(seen.filter(of(late))).toHaveLength(1);
  expect(seen.filter(of(missed))).toHaveLength(1);
  expect(seen.filter(({ event }) => event === "reset")).toHaveLength(0);
});

it("tells a page what changed between its reading and its listening, also what was under way when it was read", async () => {
  const [late, after] = [newId(), newId()];
  const moment = await inTransaction(db, async (tx) => {
    await tx.liveEvent.create({ data: { topic: "campaign", subjectId: late } });
    return readMoment(db);
  });
  await change("review", after);
  const missed = (await connect(["viewer"], undefined, moment).ready()).seen.map(({ data }) => data.subjectId);
  expect(missed).toEqual(expect.arrayContaining([late, after]));
  // A tab that hears through another one asks for the same once.
  const since = (roles: Role[], from: string) =>
    liveSince(testContext(db, roles), new Request(`http://localhost/api/live/since?from=${from}`));
  const asked = async (role: Role) => (await since([role], moment)).map(({ subjectId }) => subjectId);
  expect(await asked("viewer")).toEqual(expect.arrayContaining([late, after]));
  expect(await asked("support")).not.toContain(late);
  await expect(since(["viewer"], "yesterday")).rejects.toMatchObject({ code: "invalid_input" });
  expect((await connect(["viewer"], undefined, "yesterday").ready()).seen).toHaveLength(1);
});

it("asks for a fresh start when nobody can tell what was missed", async () => {
  const gone = await change("campaign", newId());
  await change("campaign", newId());
  await db.liveEvent.delete({ where: { id: gone.id } });
  const { seen } = await connect(["viewer"], Number(gone.id)).ready();
  expect(seen.map(({ event }) => event)).toContain("reset");
});

it("hears again after its connection was lost", async () => {
  const stream = connect(["viewer"]);
  await stream.ready();
  const killed = await db.$queryRaw<unknown[]>`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'stillwatch live'`;
  expect(killed.length).toBeGreaterThan(0);
  const id = newId();
  await change("campaign", id);
  expect((await stream.until(of(id))).message.event).toBe("change");
});
