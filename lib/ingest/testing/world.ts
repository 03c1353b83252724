import { Readable } from "node:stream";
import type { Context } from "@/lib/command";
import { testContext } from "@/lib/command/testing";
import { database } from "@/lib/db";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import type { IngestBatchView, IngestKind } from "../contract";
import { takeUpload, type Upload } from "../take-upload";

export interface IngestWorld {
  ctx: Context;
  take(
    kind: IngestKind,
    body: string | Buffer | AsyncIterable<Uint8Array>,
    more?: Partial<Upload>,
  ): Promise<IngestBatchView>;
  /** One value of one row. */
  value<Value = string>(sql: string): Promise<Value>;
  drop(): Promise<void>;
}

/** A traffic store of its own with what it takes to fill it. */
export async function openIngestWorld(): Promise<IngestWorld> {
  const warehouse = await createTestWarehouse();
  const ctx = testContext(database(), ["admin"], { warehouse });
  return {
    ctx,
    take: (kind, body, more) =>
      takeUpload(ctx, {
        kind,
        body: typeof body === "string" || Buffer.isBuffer(body) ? Readable.from([Buffer.from(body)]) : body,
        encoding: "identity",
        source: "test",
        ...more,
      }),
    value: async <Value>(sql: string) => {
      const [row] = await warehouse.rows<Record<string, Value>>(sql);
      return Object.values(row ?? {})[0] as Value;
    },
    drop: () => warehouse.drop(),
  };
}

/** A good exchange as a line. */
export const exchange = (id: string, more: Record<string, unknown> = {}): string =>
  `${JSON.stringify({ exchange_id: id, ts: "2026-03-04T05:06:07.890Z", account_id: "acct-1", model: "model-a", ...more })}\n`;

export const gathered = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
};
