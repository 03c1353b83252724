import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import { rolledBack } from "@/lib/db/testing";
import { reloadEnvironment } from "@/lib/env";
import { minute, newId } from "@/lib/kernel";
import { faultOfSignature } from "@/lib/outgoing";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { exportBundle, listExports, readWebhook, recallAccounts, saveWebhook, switchWebhook, tellPartners } from "..";
import { prepared, secretAddress, textOf } from "../testing/prepared";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
let answer: { status: number; body: string };
const heard: { headers: Record<string, unknown>; body: string }[] = [];
const server = createServer((request, response) => {
  let body = "";
  request.on("data", (piece) => {
    body += piece;
  });
  request.on("end", () => {
    heard.push({ headers: request.headers, body });
    response.writeHead(answer.status).end(answer.body);
  });
});
beforeAll(async () => {
  warehouse = await createTestWarehouse();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(async () => {
  reloadEnvironment({ STILLWATCH_PARTNER_HOSTS: "" });
  server.close();
  await warehouse.drop();
});

it("tells a partner of recalls by ids, signed, until it answers; what it took is acknowledged only when it says so", () =>
  rolledBack(async (db) => {
    await db.recallNotice.updateMany({ where: { state: "waiting" }, data: { state: "given_up" } });
    const { made, partner, officer } = await prepared(db, warehouse);
    let now = new Date();
    const later = { ...officer, clock: () => now };
    const tell = async (status: number, body = "") => {
      answer = { status, body };
      now = new Date(now.getTime() + 10 * minute);
      expect(await tellPartners(later)).toBe(1);
    };
    const inward = {
      partnerId: partner.id,
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      version: 0,
    };
    await expect(saveWebhook(officer, inward)).rejects.toThrow("STILLWATCH_PARTNER_HOSTS");
    reloadEnvironment({ STILLWATCH_PARTNER_HOSTS: new URL(inward.url).host });
    await expect(saveWebhook(testContext(db, ["lead"], { warehouse }), inward)).rejects.toMatchObject({
      code: "forbidden",
    });
    await textOf((await exportBundle(officer, { campaignId: made.id, partner: partner.id, tlp: "red" })).text);
    const recall = async (account: string | undefined) =>
      recallAccounts(officer, {
        accountIds: [account ?? ""],
        cause: { kind: "appeal", decisionId: newId() },
        reason: "The appeal was upheld.",
      });
    // A recall from before the webhook is told as well.
    await recall(made.core[0]);
    const { secret } = await saveWebhook(officer, inward);
    await expect(saveWebhook(officer, inward)).rejects.toMatchObject({ code: "conflict" });

    await tell(503);
    const first = async () => (await listExports(officer, { campaignId: made.id, stillLive: true }))[0];
    expect(await first()).toMatchObject({
      state: "built",
      notice: { state: "waiting", attempts: 1, error: "The receiver answered 503." },
    });
    await tell(200, "taken");
    expect(await first()).toMatchObject({ state: "sent", notice: { state: "told", attempts: 2, error: null } });
    const [refused, taken] = heard;
    expect(taken?.headers["webhook-id"]).toBe(refused?.headers["webhook-id"]);
    const signed = {
      ...{ id: String(taken?.headers["webhook-id"]), timestamp: String(taken?.headers["webhook-timestamp"]) },
      ...{ signatures: String(taken?.headers["webhook-signature"]), body: taken?.body ?? "" },
    };
    expect(faultOfSignature(secret ?? "", signed, now)).toBeUndefined();
    expect(JSON.parse(signed.body)).toMatchObject({
      type: "sharing.recalled",
      data: { because: "appeal", tlp: "red", object_ids: [expect.stringMatching(/^observed-data--/)] },
    });
    expect(signed.body).not.toContain(secretAddress);
    expect(signed.body).not.toContain(made.core[0]);

    await recall(made.core[1]);
    await tell(200, '{"acknowledged": true}');
    expect(await listExports(officer, { campaignId: made.id, stillLive: true })).toHaveLength(1);

    await recall(made.core[2]);
    await tell(410);
    expect(await readWebhook(officer, { partnerId: partner.id })).toMatchObject({
      webhook: { disabled: { reason: expect.stringContaining("410") }, givenUp: 1 },
    });
    await recall(made.core[3]);
    expect(await tellPartners(later)).toBe(0);
    expect(await switchWebhook(officer, { partnerId: partner.id, to: "on" })).toMatchObject({
      webhook: { disabled: null, waiting: 2, givenUp: 0 },
    });
  }));
