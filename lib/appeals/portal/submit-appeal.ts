import { requirePermission } from "@/lib/auth";
import { type CommandScope, type Context, runCommand } from "@/lib/command";
import { invalidInput, newId, notFound, preconditionFailed } from "@/lib/kernel";
import { languageFor } from "../notices/contract";
import { dayIn } from "../notices/public-words";
import { writeNotice } from "../notices/write-notice";
import { type AppealRow, findOpenAppeal, insertAppeal, recordEvent } from "../store/events";
import { mostFiles, SubmitAppeal } from "./contract";
import { type CheckedFile, checkFile } from "./files";
import { limits, requireFew } from "./limits";
import * as store from "./store";
import { standsAgainst } from "./view";

/**
 * Challenges the measure that the acting owner was told of: opens an appeal, or adds to the open one. It is an answer where something was
 * asked. Files are kept sealed; nothing of it is evidence.
 * @throws `invalid_input` for words or files that cannot be taken, `precondition_failed` when it is too late or nothing is in force any
 * more, `rate_limited`
 */
export async function submitAppeal(
  ctx: Context,
  { client, ...input }: SubmitAppeal & { client: string },
): Promise<{ appealId: string; opened: boolean }> {
  requirePermission(ctx.actor, "appeal.submit");
  await requireFew(ctx, `words/${client}`, limits.words.client);
  await requireFew(ctx, `words/notice/${ctx.actor.id}`, limits.words.notice);
  await requireFew(ctx, "words/all", limits.words.all);
  return runCommand(ctx, { permission: "appeal.submit", schema: SubmitAppeal, input }, async (scope) => {
    const files = scope.input.files.map(checkFile);
    const statement = await store.readStatement(scope.tx, ctx.actor.id);
    if (statement === null) throw notFound("A page", "of this link");
    const open = await findOpenAppeal(scope.tx, statement.id);
    const appeal =
      open === null ? await opened(scope, statement, files.length) : await added(scope, open, files.length);
    await keepFiles(scope, appeal, files);
    scope.record({
      action: open === null ? "appeal.submit" : "appeal.answer",
      subject: { type: "appeal", id: appeal.id },
      detail: { characters: scope.input.text.length, files: files.length },
      live: [{ topic: "appeal", subjectId: appeal.id }, { topic: "notice" }],
    });
    return { appealId: appeal.id, opened: open === null };
  });
}

type Scope = CommandScope<ReturnType<typeof SubmitAppeal.parse>>;

async function opened(
  { tx, ctx, input, now }: Scope,
  statement: store.StatementRow,
  files: number,
): Promise<AppealRow> {
  const decision = statement.decisionId === null ? null : await store.readChallenged(tx, statement.decisionId);
  if (decision === null || decision.campaignId === null) throw notFound("A page", "of this link");
  const against = standsAgainst(statement, await store.isTakenBack(tx, decision.id), now);
  if (against !== null) throw preconditionFailed(against);
  const appeal = await insertAppeal(tx, {
    ...{ id: newId(now.getTime()), noticeId: statement.id, accountId: statement.accountId, decisionId: decision.id },
    ...{ campaignId: decision.campaignId, language: statement.language, text: input.text, detail: { files } },
    ...{ actor: ctx.actor, at: now },
  });
  const language = languageFor(statement.language);
  await writeNotice(tx, {
    ...{ kind: "appeal_received", accountId: statement.accountId, appealId: appeal.id, at: now },
    values: { due: dayIn(language, appeal.dueAt) },
  });
  return appeal;
}

const added = ({ tx, ctx, input, now }: Scope, { id: appealId }: AppealRow, files: number): Promise<AppealRow> =>
  recordEvent(tx, {
    ...{ appealId, event: { kind: "answered" }, text: input.text, detail: { files }, actor: ctx.actor, at: now },
  });

async function keepFiles({ tx, now }: Scope, { id }: AppealRow, files: readonly CheckedFile[]): Promise<void> {
  if (files.length === 0) return;
  if ((await store.countFiles(tx, id)) + files.length > mostFiles) {
    throw invalidInput(`An appeal holds ${mostFiles} files. Nothing was sent; leave some out.`, { field: "files" });
  }
  await store.insertFiles(tx, id, files, now);
}
