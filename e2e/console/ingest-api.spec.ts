import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { APIRequestContext } from "@playwright/test";
import type { IngestBatchView } from "@/lib/ingest/contract";
import type { ApiKeyList, CreatedApiKey } from "@/lib/people/contract";
import { answered, expectProblem } from "./demo";
import { expect, test } from "./people";

const ndjson = "application/x-ndjson";
const ts = "2026-01-20T10:00:00Z";

const exchange = (tag: string, n: number) =>
  JSON.stringify({ exchange_id: `${tag}-${n}`, ts, account_id: `acct-${tag}`, model: "sable-3", prompt: `Line ${n}` });

async function newKey(admin: APIRequestContext): Promise<CreatedApiKey> {
  const answer = await admin.post("/api/api-keys", {
    data: { name: `feed ${randomUUID().slice(0, 8)}`, permissions: ["ingest.write", "ingest.read"], expiresInDays: 1 },
  });
  return answered(answer);
}

test("a machine sends exchanges with its key: good lines go in, bad ones are told, repeats count nothing", async ({
  apiOf,
  request,
}) => {
  const { key } = await newKey(await apiOf("admin"));
  const authorization = `Bearer ${key}`;
  const tag = randomUUID().slice(0, 8);
  const good = Array.from({ length: 50 }, (_, n) => exchange(tag, n));
  const bad = [
    "{broken",
    JSON.stringify({ exchange_id: `${tag}-x`, ts: "yesterday", account_id: "a", model: "m" }),
    "[1]",
  ];
  const lines = [...good.slice(0, 25), ...bad, ...good.slice(25), good[0]];
  const headers = { authorization, "content-type": ndjson, "idempotency-key": `upload-${tag}` };
  const send = (extra: Record<string, string> = {}, data: string | Buffer = lines.join("\r\n")) =>
    request.post("/api/v1/exchanges", { headers: { ...headers, ...extra }, data });

  const batch = await answered<IngestBatchView>(await send());
  expect(batch).toMatchObject({ status: "committed", accepted: 50, rejected: 3, duplicates: 1, lines: 54 });
  expect((await answered<IngestBatchView>(await send())).id).toBe(batch.id);
  const again = await answered<IngestBatchView>(
    await send({ "idempotency-key": `again-${tag}`, "content-encoding": "gzip" }, gzipSync(good.join("\n"))),
  );
  expect(again).toMatchObject({ accepted: 0, duplicates: 50, rejected: 0 });

  const rejects = await request.get(`/api/v1/batches/${batch.id}/rejects`, { headers: { authorization } });
  expect(rejects.status()).toBe(200);
  const told = (await rejects.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(told.map(({ line }) => line)).toEqual([26, 27, 28]);
  for (const { reason } of told) expect(reason).toBeTruthy();
});

test("what is wrong with a request is said by the right status", async ({ apiOf, request }) => {
  const admin = await apiOf("admin");
  const { key, view } = await newKey(admin);
  const post = (headers: Record<string, string>) =>
    request.post("/api/v1/exchanges", { headers, data: exchange(randomUUID(), 1) });
  const authorization = `Bearer ${key}`;

  expect(await expectProblem(await post({ authorization, "content-type": "text/html" }), 415)).toContain(ndjson);
  await expectProblem(await post({ authorization, "content-type": ndjson, "content-encoding": "br" }), 415);
  await expectProblem(await post({ "content-type": ndjson }), 401, "unauthenticated");
  await expectProblem(await post({ authorization: "Bearer sw_nobody-has-this-key", "content-type": ndjson }), 401);
  await expectProblem(await request.get("/api/audit", { headers: { authorization } }), 403, "forbidden");
  expect((await post({ authorization, "content-type": ndjson })).status()).toBe(200);

  expect((await admin.post(`/api/api-keys/${view.id}/revoke`, { data: {} })).ok()).toBe(true);
  await expectProblem(await post({ authorization, "content-type": ndjson }), 401, "unauthenticated");
  const { keys } = await answered<ApiKeyList>(await admin.get("/api/api-keys"));
  expect(keys.find(({ id }) => id === view.id)?.status).toBe("revoked");
});
