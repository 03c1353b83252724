import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { forbidden, notFound } from "@/lib/kernel";
import { listAppealRows, readFileRow } from "../store/appeals";
import { fileOf } from "../words";
import { whyHidden } from "./read-appeal";
import { summaryOf } from "./view";

const Input = z.object({ appealId: z.uuid(), fileId: z.uuid() });

/**
 * What an appellant sent along, byte by byte; who opens it is recorded.
 * @throws `forbidden` for who may not read the appellant's words
 */
export function readAppealFile(
  ctx: Context,
  input: z.input<typeof Input>,
): Promise<{ name: string; content: Buffer<ArrayBuffer> }> {
  const audited = ({ appealId, fileId }: z.infer<typeof Input>) => ({
    action: "appeal.file.read",
    subject: { type: "appeal", id: appealId },
    detail: { fileId },
  });
  return runQuery(ctx, { permission: "appeal.review", schema: Input, input, audited }, async ({ appealId, fileId }) => {
    const [row] = await listAppealRows(ctx.db, { part: "all", id: appealId }, ctx.actor.id, 1);
    if (row === undefined) throw notFound("Appeal", appealId);
    const hidden = whyHidden(ctx, summaryOf(row));
    if (hidden !== null) throw forbidden(hidden);
    const file = await readFileRow(ctx.db, appealId, fileId);
    if (file === null) throw notFound("File", fileId);
    return { name: file.name, content: Buffer.from(fileOf(file)) };
  });
}
