import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCampaign, storeExchanges } from "@/lib/campaigns/testing";
import { takeRecordFirst, testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { currentWarninglists } from "@/lib/detection";
import { tokenOf } from "@/lib/env/partner-token";
import { handOverKey } from "@/lib/indicators";
import { agreedPartner } from "@/lib/indicators/testing/prepared";
import { day, newId } from "@/lib/kernel";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { Prisma } from "@/prisma/generated/client";
import {
  decideIndicators,
  holdPartnerKey,
  listInbound,
  listInboundIndicators,
  listPrecision,
  matchInbound,
  receiveIndicators,
} from "./index";
import type { Warninglist } from "./model";
import { sealWarninglist } from "./seal-content";

let store: Awaited<ReturnType<typeof createTestWarehouse>>;
const prefix = `in-${newId().slice(-6)}`;
const core = Array.from({ length: 12 }, (_, i) => `${prefix}-core-${String(i).padStart(5, "0")}`);
const stranger = `${prefix}-stranger`;
const mailHash = "0f".repeat(32);

beforeAll(async () => {
  store = await createTestWarehouse();
  const used = (account_id: string, i: number, ip: string, ts: string) => ({
    exchange_id: `${account_id}-${i}`,
    account_id,
    ip,
    ts,
  });
  await storeExchanges(store, [
    ...core.map((account, i) => used(account, i, "203.0.113.7", `2026-11-0${1 + (i % 5)}T10:00:00Z`)),
    used(stranger, 1, "203.0.113.200", "2026-11-03T10:00:00Z"),
    // Long before the window of anything that is asked.
    used(`${prefix}-before`, 1, "203.0.113.7", "2026-01-03T10:00:00Z"),
  ]);
  await store.insert("account_current", [
    { account_id: stranger, recorded_at: "2026-11-01 00:00:00", email_hash: mailHash, email_domain: "mail.example" },
  ]);
}, 60_000);
afterAll(() => store?.drop());

const now = new Date("2026-11-10T00:00:00Z");
const at = (db: Database, roles: Parameters<typeof testContext>[1], clock = now) =>
  testContext(db, roles, { warehouse: store, clock: () => clock });
const partnerOf = (db: Database) => db.partner.create({ data: { id: newId(), name: `Partner ${newId()}` } });
const csv = (...lines: string[]) => Buffer.from(`kind,value,valid_until,confidence,note\n${lines.join("\n")}\n`);
const stix = (...objects: object[]) => ({ type: "bundle", id: `bundle--${newId()}`, objects });
const indicator = (id: string, pattern: string, over: object = {}) => ({
  ...{ type: "indicator", spec_version: "2.1", id, pattern, pattern_type: "stix", valid_from: "2026-11-01T00:00:00Z" },
  ...{ created: "2026-11-01T00:00:00Z", modified: "2026-11-01T00:00:00Z", confidence: 100, ...over },
});
const evidenceOn = (db: Database, partnerId: string) =>
  db.externalEvidence.findMany({ where: { partnerId, withdrawnAt: null }, orderBy: { accountId: "asc" } });

it(
  "keeps what partners send in quarantine until a person accepts it, and takes it back with the partner",
  () =>
    rolledBack(async (db) => {
      const officer = at(db, ["sharing_officer"]);
      await takeRecordFirst(officer);
      const partner = await partnerOf(db);
      await makeCampaign(db, { prefix, core: 12, associated: 0, disposition: "operated" });
      const id = `indicator--${newId()}`;
      const file = stix(
        indicator(id, "[ipv4-addr:value = '203.0.113.7']"),
        indicator(`indicator--${newId()}`, "[ipv4-addr:value = '203.0.113.0/24']"),
        indicator(`indicator--${newId()}`, "[ipv4-addr:value LIKE '203.%']"),
        { type: "indicator", id: "broken" },
        { type: "sighting", id: `sighting--${newId()}`, sighting_of_ref: `indicator--${newId()}`, count: 2 },
      );
      const sent = {
        partnerId: partner.id,
        format: "stix" as const,
        source: "bundle.json",
        bytes: Buffer.from(JSON.stringify(file)),
      };
      await expect(receiveIndicators(at(db, ["analyst"]), sent)).rejects.toMatchObject({ code: "forbidden" });
      await expect(receiveIndicators(officer, { ...sent, partnerId: "nobody" })).rejects.toMatchObject({
        code: "not_found",
      });
      const { batch } = await receiveIndicators(officer, sent);
      expect(batch).toMatchObject({
        state: "received",
        tlp: "amber",
        waiting: 3,
        uncompared: 2,
        faults: [{ place: "objects[3]" }],
      });
      expect(batch.counts).toMatchObject({ indicators: 3, unmatchable: 1, sightings: 1, faults: 1 });
      expect(await receiveIndicators(officer, { ...sent, partnerId: partner.name })).toMatchObject({
        isRepeat: true,
        batch: { id: batch.id },
      });
      const stored = await db.inboundIndicator.findMany({ where: { batchId: batch.id } });
      expect(
        stored.some(
          ({ content, display }) => Buffer.from(content).includes("203.0.113") || display.includes("203.0.113"),
        ),
      ).toBe(false);

      expect(await matchInbound(officer)).toMatchObject({ compared: 2 });
      const { rows } = await listInboundIndicators(at(db, ["analyst"]), { batchId: batch.id, only: "matched" });
      expect(
        rows
          .map(({ kind, accounts, confirmed, flagged, neither }) => [kind, accounts, confirmed, flagged, neither])
          .sort(),
      ).toEqual([
        ["ip", 12, 0, 12, 0],
        ["ip_range", 13, 0, 12, 1],
      ]);
      expect(await evidenceOn(db, partner.id)).toEqual([]);

      const named = rows.flatMap(({ kind, id }) => (kind === "ip" ? [id] : []));
      const acceptance = { ids: named, decision: "accept" as const, reason: "Seen on our own egress as well." };
      await expect(decideIndicators(at(db, ["analyst"]), acceptance)).rejects.toMatchObject({ code: "forbidden" });
      await decideIndicators(officer, acceptance);
      await expect(decideIndicators(officer, acceptance)).rejects.toMatchObject({ code: "conflict" });
      const evidence = await evidenceOn(db, partner.id);
      expect(evidence.map(({ accountId }) => accountId)).toEqual(core);
      // Twelve of twelve that a person judged were operated: the lower end of the interval is 0.7575.
      expect(evidence[0]?.precision).toBeCloseTo(0.7575, 3);
      const [precision] = (await listPrecision(officer)).filter(({ partnerId }) => partnerId === partner.id);
      expect(precision).toMatchObject({
        matched: 13,
        judged: 12,
        operated: 12,
        interval: { low: expect.any(Number) },
        history: [{ judged: 12 }],
      });

      const revoked = stix(
        indicator(id, "[ipv4-addr:value = '203.0.113.7']", { revoked: true, modified: "2026-11-05T00:00:00Z" }),
      );
      await receiveIndicators(officer, { ...sent, bytes: Buffer.from(JSON.stringify(revoked)) });
      expect(await evidenceOn(db, partner.id)).toEqual([]);
      await decideIndicators(officer, { batchId: batch.id, decision: "refuse", reason: "The range is far too wide." });
      const [after] = (await listInbound(officer)).filter(({ id }) => id === batch.id);
      expect(after).toMatchObject({ state: "refused", waiting: 0 });
      const again = await receiveIndicators(officer, {
        ...sent,
        bytes: Buffer.from(JSON.stringify(stix(...file.objects.slice(0, 2)))),
      });
      expect(again.batch.counts).toMatchObject({ indicators: 0, repeats: 2 });
    }),
  60_000,
);

it(
  "finds who stands behind tokens once the key is held, lets indicators run out, and heeds warninglists",
  () =>
    rolledBack(async (db) => {
      const officer = at(db, ["sharing_officer"]);
      await takeRecordFirst(officer);
      const partner = await partnerOf(db);
      const key = randomBytes(32);
      const file = csv(
        `mail_token,${tokenOf(key, "mail", mailHash)},2026-12-01,90,`,
        `account_token,${tokenOf(key, "account", stranger)},2026-12-01,90,`,
        "mail_domain,mail.example,2026-12-01,50,",
      );
      await receiveIndicators(officer, { partnerId: partner.id, format: "csv", source: "tokens.csv", bytes: file });
      await matchInbound(officer);
      const counted = async () => {
        const { rows } = await listInboundIndicators(officer, { partnerId: partner.id });
        return Object.fromEntries(rows.map(({ kind, accounts }) => [kind, accounts]));
      };
      expect(await counted()).toEqual({ mail_token: 0, account_token: 0, mail_domain: 1 });
      await holdPartnerKey(officer, { partnerId: partner.id, keyId: "k1", key: key.toString("base64url") });
      await matchInbound(officer);
      // Account ids are the partner's own unless it says that they are shared.
      expect(await counted()).toEqual({ mail_token: 1, account_token: 0, mail_domain: 1 });

      const { rows } = await listInboundIndicators(officer, { partnerId: partner.id });
      const reason = "Known from an earlier case.";
      await decideIndicators(officer, { ids: rows.map(({ id }) => id), decision: "accept", reason });
      expect((await evidenceOn(db, partner.id)).map(({ kind }) => kind).sort()).toEqual(["mail_domain", "mail_token"]);
      const send = async (version: number, ...list: string[]) => {
        const bytes = Buffer.from(JSON.stringify({ name: "Public mail", type: "hostname", version, list }));
        const sent = { partnerId: partner.id, format: "warninglist" as const, source: "list.json", bytes };
        return (await receiveIndicators(officer, sent)).batch;
      };
      const first = await send(1, "mail.example", ".example");
      expect(first).toMatchObject({ waiting: 1, faults: [{ place: "list[1]" }] });
      await matchInbound(officer);
      const listed = async (clock = now) =>
        (await listInbound(at(db, ["sharing_officer"], clock))).find(({ id }) => id === first.id)?.warninglist;
      const waiting = { version: "1", entries: 1, standing: "waiting", reach: { mail_domain: 0 } };
      expect(await listed()).toMatchObject(waiting);
      const accept = { batchId: first.id, decision: "accept" as const, reason };
      await expect(decideIndicators(at(db, ["analyst"]), accept)).rejects.toMatchObject({ code: "forbidden" });
      expect(await db.warninglist.findUnique({ where: { id: first.id } })).toBeNull();
      await decideIndicators(officer, accept);
      expect(await listed()).toMatchObject({ standing: "holds" });
      expect((await evidenceOn(db, partner.id)).map(({ kind }) => kind)).toEqual(["mail_token"]);
      expect((await currentWarninglists(db, now)).map(({ id }) => id)).toContain(first.id);
      await expect(decideIndicators(officer, accept)).rejects.toMatchObject({ code: "conflict" });
      expect(await listed(new Date(now.getTime() + 366 * day))).toMatchObject({
        standing: "expired",
        holdsUntil: null,
      });

      // Another version takes its place, a refusal takes it back, and what is replaced may be accepted again.
      const second = await send(2, "other.example");
      await decideIndicators(officer, { ...accept, batchId: second.id });
      expect(await listed()).toMatchObject({ standing: "replaced" });
      expect((await evidenceOn(db, partner.id)).map(({ kind }) => kind).sort()).toEqual(["mail_domain", "mail_token"]);
      await decideIndicators(officer, { ...accept, batchId: second.id, decision: "refuse" });
      await decideIndicators(officer, accept);
      expect(await listed()).toMatchObject({ standing: "holds" });
      expect((await evidenceOn(db, partner.id)).map(({ kind }) => kind)).toEqual(["mail_token"]);
      const records = await db.auditRecord.findMany({
        where: { action: "inbound.accept", subjectId: second.id },
        select: { content: true },
      });
      const said = records.map(({ content }) => JSON.parse(content).detail.list);
      expect(said).toMatchObject([{ version: "2", entries: 1, replaces: ["Public mail (1)"] }]);

      const later = at(db, ["sharing_officer"], new Date(now.getTime() + 40 * day));
      await matchInbound(later);
      expect(await evidenceOn(db, partner.id)).toEqual([]);
      const states = await listInboundIndicators(later, { partnerId: partner.id });
      expect(new Set(states.rows.map(({ state }) => state))).toEqual(new Set(["expired"]));
    }),
  60_000,
);

it("notes that what has run out was taken back as well", () =>
  rolledBack(async (db) => {
    const officer = at(db, ["sharing_officer"]);
    await takeRecordFirst(officer);
    const partner = await partnerOf(db);
    const id = `indicator--${newId()}`;
    const send = (over: object) => {
      const file = stix(indicator(id, "[ipv4-addr:value = '203.0.113.7']", over));
      const bytes = Buffer.from(JSON.stringify(file));
      return receiveIndicators(officer, { partnerId: partner.id, format: "stix", source: "bundle.json", bytes });
    };
    await send({ valid_until: "2026-11-02T00:00:00Z" });
    await matchInbound(officer);
    const states = async () =>
      (await listInboundIndicators(officer, { partnerId: partner.id })).rows.map(({ state }) => state);
    expect(await states()).toEqual(["expired"]);
    const { batch } = await send({ revoked: true, modified: "2026-11-05T00:00:00Z" });
    expect(batch.counts.revoked).toBe(1);
    expect(await states()).toEqual(["revoked"]);
  }));

it("compares tokens that a partner made with the key that it was handed, account ids where they mean the same to both", () =>
  rolledBack(async (db) => {
    const officer = at(db, ["sharing_officer"]);
    await takeRecordFirst(officer);
    for (const sharesAccountNamespace of [true, false]) {
      const partner = await agreedPartner(officer, { sharesAccountNamespace });
      const key = Buffer.from((await handOverKey(officer, { partnerId: partner.id })).key, "base64url");
      const file = csv(
        `mail_token,${tokenOf(key, "mail", mailHash)},2026-12-01,90,`,
        `account_token,${tokenOf(key, "account", stranger)},2026-12-01,90,`,
        `phone_token,${tokenOf(randomBytes(32), "phone", mailHash)},2026-12-01,90,`,
      );
      await receiveIndicators(officer, { partnerId: partner.id, format: "csv", source: "tokens.csv", bytes: file });
      await matchInbound(officer);
      const { rows } = await listInboundIndicators(officer, { partnerId: partner.id });
      const counted = Object.fromEntries(rows.map(({ kind, accounts }) => [kind, accounts]));
      expect(counted).toEqual({ mail_token: 1, account_token: sharesAccountNamespace ? 1 : 0, phone_token: 0 });
    }
  }));

it(
  "stops when it is asked to, keeps what is done, and goes on from there",
  () =>
    rolledBack(async (db) => {
      const officer = at(db, ["sharing_officer"]);
      await takeRecordFirst(officer);
      const partner = await partnerOf(db);
      const lines = Array.from({ length: 450 }, (_, i) => `ip,198.51.${Math.floor(i / 250)}.${i % 250},,,`);
      await receiveIndicators(officer, {
        partnerId: partner.id,
        format: "csv",
        source: "many.csv",
        bytes: csv(...lines),
      });
      const stop = new AbortController();
      const run = matchInbound(officer, {
        signal: stop.signal,
        onProgress: ({ done }) => void (done > 0 && stop.abort(new Error("stopped"))),
      });
      await expect(run).rejects.toThrow("stopped");
      const compared = await db.inboundIndicator.count({ where: { partnerId: partner.id, matchedAt: { not: null } } });
      expect(compared).toBe(200);
      expect(await matchInbound(officer)).toEqual({ compared: 250 });
    }),
  60_000,
);

it(
  "hands lists that were accepted before lists made hubs over to detection, once there is room for them",
  () =>
    rolledBack(async (db) => {
      const officer = at(db, ["sharing_officer"]);
      await takeRecordFirst(officer);
      const partner = await partnerOf(db);
      const send = (format: "csv" | "warninglist", bytes: Buffer) =>
        receiveIndicators(officer, { partnerId: partner.id, format, source: `of-then.${format}`, bytes });
      const reason = "Known from an earlier case.";
      const { batch: said } = await send("csv", csv("mail_domain,mail.example,2026-12-01,50,"));
      await matchInbound(officer);
      await decideIndicators(officer, { batchId: said.id, decision: "accept", reason });
      const content = { name: "Public mail", type: "hostname", version: 1, list: ["mail.example", "post.example"] };
      const { batch } = await send("warninglist", Buffer.from(JSON.stringify(content)));
      // As it was kept then: without a version, accepted, never counted, and held nowhere.
      const { name } = content;
      const then = { name, kind: "hostname", entries: content.list.map((one) => `mail_domain ${one}`) };
      await db.inboundBatch.update({
        where: { id: batch.id },
        data: {
          state: "accepted",
          warninglist: sealWarninglist(batch.id, then as Warninglist),
          listAbout: Prisma.DbNull,
        },
      });
      const listed = async (ctx = officer) => (await listInbound(ctx)).find(({ id }) => id === batch.id)?.warninglist;
      expect(await listed()).toMatchObject({ name, version: "", entries: 2, standing: "waiting", reach: null });

      // Lists that hold leave no room: nothing of that keeps the rest from being compared.
      const full = {
        ...{ id: newId(), partnerId: newId(), name: "Full", version: "", hash: "-", content: Buffer.of(0) },
      };
      const holds = { heldAt: now, validUntil: new Date(now.getTime() + 9 * day) };
      await db.warninglist.create({ data: { ...full, ...holds, entries: 999_999 } });
      await matchInbound(officer);
      expect(await listed()).toMatchObject({ standing: "waiting", reach: { mail_domain: 0 } });
      expect(await evidenceOn(db, partner.id)).toHaveLength(1);
      await db.warninglist.update({ where: { id: full.id }, data: { endedAt: now } });

      const nextDay = at(db, ["sharing_officer"], new Date(now.getTime() + day));
      await matchInbound(nextDay);
      expect(await listed(nextDay)).toMatchObject({ name, version: "", entries: 2, standing: "holds" });
      const held = (await currentWarninglists(db, nextDay.clock())).filter(({ id }) => id === batch.id);
      expect(held).toMatchObject([{ name, entries: 2 }]);
      expect(await evidenceOn(db, partner.id)).toEqual([]);
      const records = await db.auditRecord.findMany({ where: { action: "inbound.reach", subjectId: batch.id } });
      const lists = records.map(({ content }) => JSON.parse(content).detail.list);
      expect(lists).toMatchObject([
        { notHeld: /Refuse one that is not needed/ },
        { name, entries: 2, hash: held[0]?.hash },
      ]);
      await matchInbound(nextDay);
      expect(await db.auditRecord.count({ where: { action: "inbound.reach", subjectId: batch.id } })).toBe(2);
    }),
  60_000,
);
