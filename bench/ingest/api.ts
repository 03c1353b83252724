import { createReadStream } from "node:fs";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { type Context, parseInput } from "@/lib/command";
import { IngestBatchView } from "@/lib/ingest/contract";
import { newId } from "@/lib/kernel";
import { createApiKey, createUser } from "@/lib/people";

/** A key that may upload and see what the console shows. */
export async function makeKey(ctx: Context): Promise<string> {
  const user = await createUser(ctx, {
    name: "Benchmark",
    email: `bench-${newId()}@example.org`,
    password: `${newId()} Aa1!`,
    roles: ["admin", "analyst"],
  });
  const actor = { ...ctx.actor, type: "user" as const, id: user.id, name: user.name };
  const { key } = await createApiKey(
    { ...ctx, actor },
    {
      name: "benchmark",
      permissions: ["ingest.write", "ingest.read", "campaign.read", "account.read", "traffic.read", "job.read"],
      expiresInDays: 1,
    },
  );
  return key;
}

/**
 * Sends a gzip file of exchanges as any gateway would; resolves when its rows are published.
 * @throws when they are not
 */
export async function upload(url: string, key: string, file: string): Promise<IngestBatchView> {
  const sending = request(`${url}/api/v1/exchanges`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${key}`,
      "content-type": "application/x-ndjson",
      "content-encoding": "gzip",
    },
  });
  const answered = new Promise<{ status: number; body: string }>((resolve, reject) => {
    sending.once("error", reject);
    sending.once("response", (response) => {
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
    });
  });
  const sent = pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), sending);
  sent.catch(() => undefined);
  const { status, body } = await answered;
  if (status !== 200) throw new Error(`the upload was answered with ${status}: ${body.slice(0, 500)}`);
  return parseInput(IngestBatchView, JSON.parse(body));
}
