import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import { database, inTransaction } from "@/lib/db";
import { reloadEnvironment } from "@/lib/env";
import { addPartner } from "@/lib/indicators";
import { judges } from "@/lib/indicators/testing/judge";
import { newId } from "@/lib/kernel";
import {
  createPartnerKey,
  pollFeeds,
  publishObjects,
  readExchange,
  saveCollection,
  saveFeed,
  testFeed,
} from "@/lib/taxii";
import { type PartnerServer, servePartners } from "./testing/partner-server";

const db = database();
const officer = testContext(db, ["sharing_officer"]);
const some = 12_000;
const many = 25_000;

const indicator = () => {
  const at = "2026-11-28T09:00:00.000Z";
  const said = { type: "indicator", spec_version: "2.1", created: at, modified: at, pattern: "[url:value = 'x']" };
  return { ...said, id: `indicator--${crypto.randomUUID()}`, pattern_type: "stix", valid_from: at };
};
type Indicator = ReturnType<typeof indicator>;
const indicators = (count: number) => Array.from({ length: count }, indicator);

interface Shared {
  partnerId: string;
  key: string;
  /** What is fetched, and what is added to. */
  outbox: string;
  inbox: string;
}

async function share(): Promise<Shared> {
  const { id: partnerId } = await addPartner(officer, { name: `Partner ${newId()}` });
  const { key } = await createPartnerKey(officer, { partnerId, name: "a machine" });
  const collection = { partnerId, canRead: true, canWrite: false };
  const outbox = await saveCollection(officer, { ...collection, tlp: "amber", title: "Indicators" });
  const inbox = await saveCollection(officer, {
    ...collection,
    tlp: "green",
    title: "Inbox",
    canRead: false,
    canWrite: true,
  });
  return { partnerId, key, outbox: outbox.id, inbox: inbox.id };
}

const publish = (collectionId: string, objects: Indicator[], before = async () => undefined as unknown) =>
  inTransaction(db, async (tx) => {
    await publishObjects(tx, { collectionId, objects });
    await before();
  });

/** Adds objects while pages are asked for: in a transaction that stays open over some of them, in one that waits for it and has its objects too, and between. */
function addingWhile(collectionId: string) {
  let commit: () => void = () => undefined;
  const under: Promise<unknown>[] = [];
  const held = indicators(300);
  const step = async (nth: number) => {
    if (nth === 5) {
      const open = new Promise<void>((resolve) => (commit = resolve));
      await new Promise<void>((published) => {
        const wait = () => {
          published();
          return open;
        };
        under.push(publish(collectionId, held, wait));
      });
    }
    if (nth === 6) under.push(publish(collectionId, [...held, ...indicators(300)]));
    if (nth === 8) {
      commit();
      await Promise.all(under);
    }
    if (nth > 8 && nth < 24 && nth % 4 === 0) await publish(collectionId, indicators(50));
    return undefined;
  };
  return step;
}

describe("partners fetch what is published, all of it once", () => {
  let shared: Shared;
  let server: PartnerServer;
  let meanwhile: (nth: number) => Promise<Response | undefined> = async () => undefined;

  beforeAll(async () => {
    shared = await share();
    await publish(shared.outbox, indicators(some));
    let served = 0;
    server = await servePartners(async () => meanwhile(++served));
    reloadEnvironment({ STILLWATCH_PARTNER_HOSTS: new URL(server.url).host });
  }, 60_000);
  afterAll(async () => {
    await server.close();
    reloadEnvironment({ STILLWATCH_PARTNER_HOSTS: "" });
  });

  const published = () => db.taxiiObject.count({ where: { collectionId: shared.outbox } });

  it("by a client like ours, also over a crash, a server that fails, and while others are added", async () => {
    const feed = await saveFeed(officer, {
      ...{ partnerId: shared.partnerId, url: `${server.url}root/`, collection: shared.outbox },
      ...{ auth: "basic", username: "us", secret: shared.key },
    });
    expect(await testFeed(officer, { id: feed.id })).toMatchObject({
      ok: true,
      words: "It lets us read “Indicators”.",
    });
    const received = () => db.quarantinedObject.count({ where: { feedId: feed.id } });
    const adding = addingWhile(shared.outbox);
    let nth = 0;
    const crash = new AbortController();
    meanwhile = async () => {
      if (++nth === 4) crash.abort(new Error("killed"));
      return adding(nth);
    };
    await expect(pollFeeds(officer, { signal: crash.signal })).rejects.toThrow("killed");
    expect(await received()).toBe(3_000);

    meanwhile = async () => {
      nth++;
      if (nth === 12) return new Response("{}", { status: 503, headers: { "retry-after": "7200" } });
      return adding(nth);
    };
    const at = new Date();
    expect(await pollFeeds({ ...officer, clock: () => at })).toMatchObject({ feeds: 1, failed: 1 });
    const [failed] = (await readExchange(officer, { partnerId: shared.partnerId })).feeds;
    expect(failed).toMatchObject({ failures: 1, error: expect.stringContaining("answers with an error (503)") });
    expect(failed?.nextPollAt).toBe(new Date(at.getTime() + 7_200_000).toISOString());

    meanwhile = async () => adding(++nth);
    const later = { ...officer, clock: () => new Date(Date.now() + 3 * 3_600_000) };
    expect(await pollFeeds(later)).toMatchObject({ feeds: 1, failed: 0 });
    expect(await received()).toBe(await published());

    meanwhile = async () => undefined;
    await publish(shared.outbox, indicators(7));
    const evenLater = { ...officer, clock: () => new Date(Date.now() + 6 * 3_600_000) };
    expect(await pollFeeds(evenLater)).toEqual({ feeds: 1, failed: 0, objects: 7 });
    const { collections, feeds } = await readExchange(officer, { partnerId: shared.partnerId });
    const total = await published();
    expect(collections[0]).toMatchObject({ published: total, fetched: total });
    expect(feeds[0]).toMatchObject({ received: total, failures: 0, error: null });
  }, 120_000);

  it("by a client that a hostile server can neither send elsewhere, nor fill, nor stop", async () => {
    const { partnerId } = await share();
    const feed = { partnerId, collection: "x", auth: "none" } as const;
    const inward = saveFeed(officer, { ...feed, url: "http://169.254.169.254/latest/" });
    await expect(inward).rejects.toThrow("STILLWATCH_PARTNER_HOSTS");
    const { id } = await saveFeed(officer, { ...feed, url: `${server.url}root/` });
    const type = { "content-type": "application/taxii+json;version=2.1" };
    const answers = (body: string, more: ResponseInit = {}) => {
      meanwhile = async () => new Response(body, { headers: type, ...more });
    };
    let at = Date.now();
    const pollOn = async () => {
      at += 12 * 3_600_000;
      const now = new Date(at);
      const polled = await pollFeeds({ ...officer, clock: () => now });
      const shown = (await readExchange(officer, { partnerId })).feeds[0];
      return { failed: shown?.error !== null, error: shown?.error, received: shown?.received, polled: polled.feeds };
    };
    answers("", { status: 302, headers: { location: "http://169.254.169.254/" } });
    expect(await pollOn()).toMatchObject({ failed: true, error: expect.stringContaining("(302)") });
    answers(`{"objects":${"[".repeat(100_000)}`);
    expect((await pollOn()).error).toContain("32 deep at most");
    answers("<html>", { headers: { "content-type": "text/html" } });
    expect((await pollOn()).error).toContain("sends text/html instead of");
    answers('{"more":true,"objects":[]}');
    expect((await pollOn()).error).toContain("not where to go on");
    const good = indicator();
    answers(
      JSON.stringify({ objects: [{ id: "no" }, null, { ...indicator(), name: "x".repeat(300_000) }, good, good] }),
    );
    expect(await pollOn()).toMatchObject({ failed: false, received: 1 });
    expect(await db.quarantinedObject.findFirst({ where: { feedId: id } })).toMatchObject({ objectId: good.id });
    meanwhile = async () => undefined;
  });

  it.runIf(judges)(
    "by OASIS' own client, which adds, follows the status, takes back and polls on",
    async () => {
      await publish(shared.outbox, indicators(many - some));
      const adding = addingWhile(shared.outbox);
      let pages = 0;
      meanwhile = async () => adding(++pages);
      const directory = await mkdtemp(path.join(os.tmpdir(), "stillwatch-taxii-"));
      const file = path.join(directory, "added.json");
      await writeFile(file, JSON.stringify(indicators(3)));
      const script = path.join(import.meta.dirname, "testing/judge.py");
      const { stdout } = await promisify(execFile)(judges?.python ?? "", [
        script,
        server.url,
        shared.key,
        "Inbox",
        file,
      ]);
      await rm(directory, { recursive: true });
      const saw = JSON.parse(stdout);
      expect(saw.fetched).toBeGreaterThan(many + 600);
      expect(saw).toMatchObject({
        ...{
          title: "Stillwatch",
          versions: ["application/taxii+json;version=2.1"],
          collections: ["Inbox", "Indicators"],
        },
        ...{
          distinct: saw.fetched,
          one: true,
          status: "complete",
          success: 3,
          failure: 0,
          refused: true,
          deleted: true,
        },
        object_versions: ["2026-11-28T09:00:00.000000Z"],
      });
      // What was added after the last page of objects comes with the manifest, and after that there is nothing.
      expect(saw.manifest).toBe(await published());
      expect(saw.later).toEqual({});
      const waiting = await db.quarantinedObject.groupBy({
        by: ["withdrawnAt"],
        where: { collectionId: shared.inbox },
        _count: true,
      });
      expect(waiting.map(({ withdrawnAt, _count }) => [withdrawnAt === null, _count]).sort()).toEqual([
        [false, 1],
        [true, 2],
      ]);
    },
    120_000,
  );
});
