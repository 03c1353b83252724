import type { z } from "zod";
import { type Context, runCommand, runQuery } from "@/lib/command";
import { environment } from "@/lib/env";
import { conflict, forbiddenTransition, notFound, preconditionFailed } from "@/lib/kernel";
import { CompleteNotice, ListNotices, languageFor, type NoticeList, type NoticeView, SendAgain } from "./contract";
import { fill, namesIn } from "./fill";
import * as store from "./listed.sql";
import { appealableFrom } from "./period";
import { dayIn } from "./public-words";
import { beginning } from "./write-notice";

const mostShown = 200;

/** What owners were told: what is held first, then what failed, then the newest. */
export function listNotices(ctx: Context, input: ListNotices): Promise<NoticeList> {
  return runQuery(ctx, { permission: "notice.read", schema: ListNotices, input }, async (filter) => {
    const [rows, counts] = await Promise.all([
      store.readListed(ctx.db, filter, mostShown),
      store.countByState(ctx.db, filter.accountId),
    ]);
    const byState = { waiting: 0, sent: 0, held: 0, unreachable: 0, failed: 0, ...counts };
    return { notices: rows.map(noticeView), byState, mails: environment().mail !== undefined };
  });
}

const noticeView = (row: store.ListedRow): NoticeView => ({
  ...{ id: row.id, kind: row.kind, reference: row.reference, accountId: row.accountId, language: row.language },
  ...{ subject: row.subject, body: row.body, state: row.state, error: row.error, attempts: row.attempts },
  missing: row.state === "held" ? missingOf(row) : [],
  createdAt: row.createdAt.toISOString(),
  nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
  sentAt: row.sentAt?.toISOString() ?? null,
});

const missingOf = ({ subject, body }: { subject: string; body: string }): string[] =>
  namesIn(`${subject}\n${body}`).filter((name) => name !== "portal_link" && name !== "appeal_until");

/**
 * Has a notice sent once more, in the words that it has: one that failed, or that its owner says never came.
 * @throws `forbidden_transition` for one that is on its way, held, or without an address
 */
export function sendAgain(ctx: Context, input: z.input<typeof SendAgain>): Promise<void> {
  return runCommand(
    ctx,
    { permission: "notice.manage", schema: SendAgain, input },
    async ({ tx, input, now, record }) => {
      const notice = await store.findNotice(tx, input.noticeId);
      if (notice === null) throw notFound("Notice", input.noticeId);
      if (!["failed", "sent"].includes(notice.state)) throw forbiddenTransition(remedies[notice.state] ?? "");
      if (!(await store.reopen(tx, notice, now))) throw conflict("Somebody else has just had it sent; look again.");
      record({ action: "notice.send_again", subject: { type: "notice", id: notice.id } });
    },
  );
}

const remedies: Record<string, string> = {
  waiting: "The notice is on its way already.",
  held: "The notice lacks something: complete it, and it is sent.",
  unreachable: "There is no address to send the notice to: give one at /api/v1/contacts, and it is sent.",
};

/**
 * Puts in what a held notice lacks, and has it sent. What owners were told stays as it was: only what is held can be completed.
 * @throws `forbidden_transition` for one that is not held, `precondition_failed` naming what is still missing
 */
export function completeNotice(ctx: Context, input: CompleteNotice): Promise<void> {
  const command = { permission: "notice.manage", schema: CompleteNotice, input } as const;
  return runCommand(ctx, command, async ({ tx, input, now, record }) => {
    const notice = await store.findNotice(tx, input.noticeId);
    if (notice === null) throw notFound("Notice", input.noticeId);
    if (notice.state !== "held") throw forbiddenTransition("The notice is not held: what it says stays as it is.");
    const appealableUntil = notice.appealableUntil && appealableFrom(now);
    const until = appealableUntil && dayIn(languageFor(notice.language), appealableUntil);
    const { missing, ...text } = fill(notice, { ...input.values, appeal_until: until });
    if (missing.length > 0) {
      throw preconditionFailed(
        `Still missing: ${missing.map((name) => `{{${name}}}`).join(", ")}. Nothing was changed.`,
      );
    }
    const hasAddress = await store.hasContact(tx, notice.accountId);
    if (!(await store.release(tx, notice.id, { ...text, appealableUntil, ...beginning([], hasAddress, now) }))) {
      throw conflict("Somebody else has just completed it; look again.");
    }
    record({
      action: "notice.complete",
      subject: { type: "notice", id: notice.id },
      detail: { placeholders: Object.keys(input.values) },
    });
  });
}
