import { z } from "zod";
import { requirePermission } from "@/lib/auth";
import { type CommandScope, type Context, runCommand } from "@/lib/command";
import { hour, isDomainError, jsonIn, minute, newId } from "@/lib/kernel";
import { faultOfStatus, NoAnswer, partnerHosts, send, signedHeaders } from "@/lib/outgoing";
import { sheetOf } from "../bundles/sheet-of";
import { reportIdOf, stixObjects } from "../stix/bundle";
import { type ExportRow, insertSteps, lockExport, readAbout, readExport } from "../store/ledger";
import { claimNotice, type DueNotice, listDueNotices, stopWebhook, writeNotice } from "../store/webhooks";
import { openSecret } from "./secret";

/** After it, an attempt of a process that died is anybody's. */
const longestAttempt = 2 * minute;
const atOnce = 20;
/** With the pauses between them, three days. */
const mostAttempts = 20;
const longestPause = 6 * hour;

const command = { permission: "bundle.recall", schema: z.object({}), input: {} } as const;

/**
 * Tells partners' webhooks of recalls, by the ids of what is taken back, signed as Standard Webhooks are; never what it says. Taking the message
 * (2xx) is not carrying the recall out: only an answer {"acknowledged": true} says that. Safe in any number of processes: a message that comes
 * twice has the same id.
 * @returns how many were tried
 */
export async function tellPartners(ctx: Context, signal?: AbortSignal): Promise<number> {
  requirePermission(ctx.actor, command.permission);
  let tried = 0;
  for (const notice of await listDueNotices(ctx.db, ctx.clock(), atOnce)) {
    if (signal?.aborted) break;
    if (!(await claimNotice(ctx.db, notice, new Date(ctx.clock().getTime() + longestAttempt)))) continue;
    const row = await readExport(ctx.db, notice.exportId);
    if (!row) continue;
    const outcome = await tell(ctx, notice, row, signal);
    await runCommand(ctx, command, (scope) => enter(scope, notice, row, outcome));
    tried++;
  }
  return tried;
}

interface Outcome {
  status: number | null;
  error: string | null;
  acknowledged: boolean;
}

async function tell(ctx: Context, notice: DueNotice, row: ExportRow, signal?: AbortSignal): Promise<Outcome> {
  const { url, partnerId, secret } = notice.webhook;
  const body = await bodyOf(ctx, row);
  const headers = {
    "content-type": "application/json",
    ...signedHeaders(openSecret(partnerId, secret), `msg_${row.id}`, ctx.clock(), body),
  };
  try {
    const answer = await send({ method: "POST", url, headers, body, signal, opening: partnerHosts() });
    const error = faultOfStatus(answer.status);
    return { status: answer.status, error, acknowledged: error === null && saysAcknowledged(answer.text) };
  } catch (error) {
    if (error instanceof NoAnswer || isDomainError(error))
      return { status: null, error: error.message, acknowledged: false };
    throw error;
  }
}

async function bodyOf({ db, clock }: Context, row: ExportRow): Promise<string> {
  const [campaign] = await readAbout(db, row.id);
  const objects: string[] = [];
  for await (const page of stixObjects(await sheetOf(db, row)))
    for (const { id, type, revoked } of page) if (revoked === true && type !== "relationship") objects.push(id);
  return JSON.stringify({
    type: "sharing.recalled",
    timestamp: clock().toISOString(),
    data: {
      report: campaign && reportIdOf(campaign.id, row.id),
      because: row.recall?.cause,
      tlp: row.tlp,
      object_ids: objects,
    },
  });
}

const Acknowledged = z.object({ acknowledged: z.literal(true) });
const saysAcknowledged = (text: string): boolean => Acknowledged.safeParse(jsonIn(text)).success;

async function enter(
  { tx, now, record }: CommandScope<unknown>,
  { exportId, attempts: before, webhook }: DueNotice,
  row: ExportRow,
  { status, error, acknowledged }: Outcome,
): Promise<void> {
  const attempts = before + 1;
  const isOver = status === 410 || attempts >= mostAttempts;
  const pause = Math.min(longestPause, minute * 2 ** Math.min(20, before));
  const state = error === null ? ("told" as const) : isOver ? ("given_up" as const) : ("waiting" as const);
  await writeNotice(tx, exportId, { state, attempts, error, nextAttemptAt: new Date(now.getTime() + pause) });
  if (status === 410) await stopWebhook(tx, webhook.partnerId, error ?? "", now);
  if (error === null) await step(tx, row, "sent", "told at its webhook", now);
  if (acknowledged && (await isOpen(tx, exportId)))
    await step(tx, row, "acknowledged", "its webhook answered that it is done", now);
  record({
    action: error === null ? "sharing.told" : "sharing.not_told",
    subject: { type: "campaign", id: row.campaignId },
    detail: { exportId, partner: row.partner.name, status, error, acknowledged, attempts, state },
    live: [
      { topic: "sharing", subjectId: exportId },
      { topic: "partner", subjectId: row.partnerId },
    ],
  });
}

/** Whether nobody has acknowledged it; whoever would, waits. */
async function isOpen(tx: CommandScope<unknown>["tx"], exportId: string): Promise<boolean> {
  await lockExport(tx, exportId);
  return (await readExport(tx, exportId))?.steps.every(({ kind }) => kind !== "acknowledged") ?? false;
}

const step = (tx: CommandScope<unknown>["tx"], row: ExportRow, kind: "sent" | "acknowledged", note: string, at: Date) =>
  insertSteps(tx, [{ id: newId(), exportId: row.id, kind, byName: row.partner.name, note, at }]);
