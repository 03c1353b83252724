import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import { database, inTransaction } from "@/lib/db";
import { addPartner } from "@/lib/indicators";
import { newId } from "@/lib/kernel";
import {
  createPartnerKey,
  publishObjects,
  revokePartnerKey,
  saveCollection,
  taxiiType,
  whenFetched,
} from "@/lib/taxii";
import { type PartnerServer, servePartners } from "./testing/partner-server";

const db = database();
const officer = testContext(db, ["sharing_officer"]);
const collectionsPath = "root/collections/";
let server: PartnerServer;

beforeAll(async () => {
  server = await servePartners();
});
afterAll(() => server.close());

async function share() {
  const { id: partnerId } = await addPartner(officer, { name: `Partner ${newId()}` });
  const { key, view } = await createPartnerKey(officer, { partnerId, name: "a machine" });
  const make = (tlp: "amber" | "green", canWrite: boolean, canRead = true) =>
    saveCollection(officer, { partnerId, tlp, title: tlp, canRead, canWrite });
  return { partnerId, key, keyId: view.id, make };
}

const ask = (key: string | undefined, path: string, init: RequestInit = {}) =>
  fetch(`${server.url}${path}`, {
    ...init,
    headers: { accept: taxiiType, ...(key !== undefined && { authorization: `Bearer ${key}` }), ...init.headers },
  });
const post = (key: string, path: string, body: string, type = taxiiType) =>
  ask(key, path, { method: "POST", body, headers: { "content-type": type } });

const object = (type: string, modified: string | undefined, id = `${type}--${crypto.randomUUID()}`) => ({
  ...{ type, id, spec_version: "2.1" },
  ...(modified !== undefined && { created: "2026-01-01T00:00:00.000Z", modified }),
});
const publish = (collectionId: string, objects: ReturnType<typeof object>[]) =>
  inTransaction(db, (tx) => publishObjects(tx, { collectionId, objects }));

describe("the TAXII server", () => {
  it("lets in by a partner's key alone, and says what is wrong as TAXII does", async () => {
    const { key, keyId, make } = await share();
    const other = await share();
    const [{ id }, theirs] = [await make("amber", false), await other.make("amber", true)];
    const closed = await make("green", true, false);
    const basic = Buffer.from(`whoever:${key}`).toString("base64");
    expect((await ask(undefined, "", { headers: { authorization: `Basic ${basic}` } })).status).toBe(200);
    const nobody = await ask(undefined, "", { headers: { cookie: "better-auth.session_token=x" } });
    expect([nobody.status, nobody.headers.get("content-type")]).toEqual([401, taxiiType]);
    expect(nobody.headers.get("www-authenticate")).toMatch(/^Basic realm=.*Bearer/);
    const machine = await ask("sw_0123456789012345678901234567890123456789012", "");
    expect(machine.status).toBe(401);

    const at = (collection: string, part = "objects/") => `${collectionsPath}${collection}/${part}`;
    const wrong: [Promise<Response>, number][] = [
      [ask(key, "", { headers: { accept: "application/json" } }), 406],
      [ask(key, "", { headers: { accept: "application/taxii+json;version=2.0" } }), 406],
      [ask(key, at(theirs.id)), 404],
      [ask(key, at("nonsense")), 404],
      [ask(key, at(closed.id)), 403],
      [ask(key, at(id, "objects/indicator--nope/")), 404],
      [ask(key, at(id, "objects/?limit=0")), 400],
      [ask(key, at(id, "objects/?added_after=yesterday")), 400],
      [ask(key, at(id, "objects/?next=bm8.bm8")), 400],
      [post(key, at(id), "{}"), 403],
      [post(key, at(closed.id), "{}", "application/json"), 415],
      [post(key, at(closed.id), "{"), 400],
      [post(key, at(closed.id), "[]"), 422],
      [post(key, at(closed.id), '{"objects":[{"type":"indicator","id":"x"}]}'), 422],
      [post(key, at(closed.id), `{"objects":${"[".repeat(100_000)}${"]".repeat(100_000)}}`), 422],
      [post(key, at(closed.id), JSON.stringify({ objects: Array(1_001).fill({}) })), 413],
      [post(key, at(closed.id), " ".repeat((4 << 20) + 1)), 413],
      [ask(key, `root/status/${newId()}/`), 404],
    ];
    for (const [place, [answer, status]] of wrong.entries()) {
      const response = await answer;
      expect([place, response.status]).toEqual([place, status]);
      const said = await response.json();
      expect(said).toMatchObject({
        title: expect.any(String),
        http_status: String(status),
        error_id: expect.any(String),
      });
      expect(response.headers.get("content-type")).toBe(taxiiType);
    }
    expect(await db.quarantinedObject.count({ where: { collectionId: closed.id } })).toBe(0);

    await revokePartnerKey(officer, { keyId });
    expect((await ask(key, "")).status).toBe(401);
    const analyst = testContext(db, ["analyst", "lead"]);
    const { partnerId } = other;
    await expect(createPartnerKey(analyst, { partnerId, name: "x" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("answers filters, versions and pages; keeps what was fetched first and never overwrites", async () => {
    const { key, partnerId, make } = await share();
    const { id } = await make("amber", false);
    const old = object("indicator", "2026-01-01T00:00:00.000Z");
    const revoked = { ...old, modified: "2026-02-01T00:00:00.000Z", revoked: true };
    const address = object("ipv4-addr", undefined);
    expect(await publish(id, [old, address])).toBe(2);
    expect(await publish(id, [revoked, address, old])).toBe(1);
    const at = (query: string, part = "objects/") =>
      ask(key, `${collectionsPath}${id}/${part}?${new URLSearchParams(query)}`);
    const idsAt = async (query: string) =>
      (await (await at(query)).json()).objects?.map((one: { id: string }) => one.id);

    expect(await idsAt("")).toEqual([address.id, old.id]);
    expect(await idsAt("match[version]=all")).toEqual([old.id, address.id, old.id]);
    expect((await (await at("match[version]=first&match[type]=indicator")).json()).objects).toEqual([old]);
    expect(await idsAt(`match[id]=${address.id},x&match[spec_version]=2.1`)).toEqual([address.id]);
    expect(await idsAt("match[spec_version]=2.0")).toBeUndefined();
    expect(await idsAt("match[version]=2026-02-01T00:00:00Z")).toEqual([old.id]);
    const versions = await (await at("", `objects/${old.id}/versions/`)).json();
    expect(versions).toEqual({ versions: ["2026-01-01T00:00:00.000000Z", "2026-02-01T00:00:00.000000Z"] });

    const first = await at("match[version]=all&limit=2");
    const { more, next } = await first.json();
    expect(more).toBe(true);
    expect(await idsAt(`match[version]=all&limit=1&next=${next}`)).toEqual([old.id]);
    expect((await at(`match[version]=all&match[type]=indicator&next=${next}`)).status).toBe(400);
    expect((await at(`match[version]=all&next=${next}`, "manifest/")).status).toBe(400);
    const last = first.headers.get("x-taxii-date-added-last") ?? "";
    expect(last).toMatch(/\.\d{6}Z$/);
    expect(await idsAt(`match[version]=all&added_after=${last}`)).toEqual([old.id]);
    const manifest = await (await at("limit=1", "manifest/")).json();
    expect(manifest.objects).toMatchObject([{ id: address.id, media_type: "application/stix+json;version=2.1" }]);

    const fetched = await whenFetched(db, { partnerId, objectIds: [old.id] });
    expect(fetched.map(({ version }) => version.toISOString())).toEqual([revoked.modified, old.modified]);
    const audited = await db.auditRecord.findFirst({ where: { action: "collection.fetched", subjectId: id } });
    expect(audited).toMatchObject({ actorType: "partner", actorId: partnerId });
    await expect(db.taxiiObject.deleteMany({ where: { collectionId: id } })).rejects.toThrow();
  });

  it("takes what a partner adds as it came, and gives only that back into its hands", async () => {
    const { key, make } = await share();
    const { id } = await make("amber", true);
    const path = `${collectionsPath}${id}/objects/`;
    const ours = object("indicator", "2026-01-01T00:00:00.000Z");
    await publish(id, [ours]);
    const theirs = { ...object("indicator", "2026-03-01T00:00:00.000Z"), name: "<script>\u0000", extra: { deep: [1] } };
    const long = { ...object("note", "2026-03-01T00:00:00.000Z"), content: "x".repeat(300_000) };
    const body = JSON.stringify({ objects: [theirs, long] });
    const answer = await post(key, path, body);
    expect(answer.status).toBe(202);
    const status = await answer.json();
    expect(status).toMatchObject({
      status: "complete",
      success_count: 1,
      failures: [{ id: long.id }],
      pending_count: 0,
    });
    expect(await (await ask(key, `root/status/${status.id}/`)).json()).toEqual(status);
    expect((await post(key, path, body)).status).toBe(202);
    const kept = await db.quarantinedObject.findMany({ where: { collectionId: id } });
    expect(kept.map(({ content }) => JSON.parse(content))).toEqual([theirs]);
    // What was added is nobody's to fetch.
    expect((await ask(key, `${path}${theirs.id}/`)).status).toBe(404);

    const remove = (objectId: string) => ask(key, `${path}${objectId}/`, { method: "DELETE" });
    expect((await remove(ours.id)).status).toBe(403);
    expect((await remove(theirs.id)).status).toBe(200);
    expect((await remove(theirs.id)).status).toBe(404);
  });

  it("takes so many requests of a key a minute, and says when to come back", async () => {
    const { key, keyId } = await share();
    await db.$executeRaw`
      insert into rate_limit (id, key, count, last_request) values (${newId()}, ${`partner-key/${keyId}`}, 600, ${Date.now()})`;
    const answer = await ask(key, "");
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});
