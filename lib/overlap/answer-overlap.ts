import type { z } from "zod";
import { type CommandScope, type Context, runCommand } from "@/lib/command";
import { installationKey } from "@/lib/env";
import { tokenScheme } from "@/lib/env/partner-token";
import { countKnown, heldKeyOf } from "@/lib/inbound";
import { admitCounts, leastCount, passCount } from "@/lib/indicators";
import { DomainError, day, forbidden, invalidInput, newId, notFound, preconditionFailed, second } from "@/lib/kernel";
import { type OverlapAnswer, OverlapRequest } from "./contract";
import { bytesOf, distance, type Hashes, hashesIn, hashesOf, setHashOf } from "./model";
import {
  endQuestion,
  findAnswered,
  findSetting,
  insertQuestion,
  lockPartner,
  nearQuestions,
  type SettingRow,
  takenSince,
} from "./store";

type Request = z.output<typeof OverlapRequest>;

/** A question as it was judged: refused, answered before, or to be counted. */
interface Judged {
  refusal?: DomainError;
  answered?: { matched: number | null; at: Date };
}

/**
 * Answers a partner's machine how many of its accounts are known here, under the key that it handed over: asked, and matched to the nearest
 * ten or as fewer than ten. Whatever comes of it, the question is on the log and on record before anything is counted.
 * @throws `forbidden` while nobody has allowed it; `precondition_failed` without an agreement on counts, with another key, for too few tokens, and
 * for a question that differs from an earlier one in fewer than ten; `rate_limited` above the day's limit; `invalid_input`
 */
export async function answerOverlap(ctx: Context, input: OverlapRequest): Promise<OverlapAnswer> {
  const { id, request, judged } = await take(ctx, input);
  if (judged.refusal !== undefined) throw judged.refusal;
  const { matched, at } = judged.answered ?? (await count(ctx, id, request));
  const fewer = matched === null ? leastCount : null;
  return { asked: request.tokens.length, matched, fewer_than: fewer, counted_at: at.toISOString() };
}

const command = { permission: "overlap.ask", schema: OverlapRequest } as const;

const take = (ctx: Context, input: OverlapRequest) =>
  runCommand(ctx, { ...command, input }, async ({ input: request, tx, ctx: inside, now, record }) => {
    if (request.scheme !== tokenScheme)
      throw invalidInput(`Tokens are made by ${tokenScheme} here.`, { field: "scheme" });
    const partnerId = ctx.actor.id;
    // Of two questions at once, the second is compared with the first.
    if (!(await lockPartner(tx, partnerId))) throw notFound("Partner", partnerId);
    const { key_id: keyId, type, tokens } = request;
    const hashes = hashesOf(installationKey("overlap-hashes/1"), tokens);
    const { agreement, refusal } = await admitCounts(tx, partnerId, now);
    const setHash = setHashOf(type, tokens);
    const scope = { tx, ctx: inside, now };
    const judged = await judge(scope, { ...request, hashes, setHash, noAgreement: refusal });
    const id = newId();
    const ended = judged.answered ?? (judged.refusal && { matched: null, at: now });
    await insertQuestion(tx, {
      ...{ id, side: "theirs", partnerId, agreementVersion: agreement?.version ?? null, keyId, type },
      ...{ asked: tokens.length, setHash, hashes: judged.refusal ? null : bytesOf(hashes) },
      state: judged.refusal ? "refused" : ended ? "answered" : "open",
      ...{ matched: ended?.matched ?? null, reason: judged.refusal?.message ?? null },
      ...{ askedByName: ctx.actor.name, askedAt: now, endedAt: ended ? now : null },
    });
    record({
      action: judged.refusal ? "overlap.refused" : judged.answered ? "overlap.answered_again" : "overlap.taken",
      subject: { type: "partner", id: partnerId },
      detail: {
        ...{ question: id, type, keyId, asked: tokens.length, agreement: agreement?.version ?? null },
        ...(judged.refusal && { code: judged.refusal.code, reason: judged.refusal.message }),
      },
    });
    return { id, request, judged };
  });

type Question = Request & { hashes: Hashes; setHash: string; noAgreement: string | null };

async function judge({ tx, ctx, now }: Pick<CommandScope<Request>, "tx" | "ctx" | "now">, question: Question) {
  const setting = await findSetting(tx, ctx.actor.id);
  if (!setting?.answers)
    return {
      refusal: forbidden("Questions of yours are not answered here: a sharing officer of ours has to allow them."),
    };
  const refusal = question.noAgreement ?? (await refusalOfTokens(ctx, question));
  if (refusal !== null) return { refusal: preconditionFailed(refusal) };
  const same = await findAnswered(tx, ctx.actor.id, question.setHash);
  if (same !== null) return { answered: { matched: same.matched, at: same.endedAt ?? now } };
  for await (const earlier of nearQuestions(
    tx,
    ctx.actor.id,
    { ...question, asked: question.tokens.length },
    leastCount,
  )) {
    if (distance(hashesIn(earlier), question.hashes) < leastCount)
      return {
        refusal: preconditionFailed(
          `It differs from an earlier question of yours in fewer than ${leastCount} tokens: the two answers would tell of single accounts. Ask the earlier one again, or about more.`,
        ),
      };
  }
  return withinDay(ctx, question.setHash, setting, now);
}

async function refusalOfTokens(ctx: Context, { key_id, type, tokens }: Request): Promise<string | null> {
  if (tokens.length < leastCount)
    return `A question takes at least ${leastCount} different tokens, and this one has ${tokens.length}.`;
  const held = await heldKeyOf(ctx.db, ctx.actor.id);
  if (held === undefined) return "No key of yours is held here: hand one over first.";
  if (held.keyId !== key_id)
    return `Tokens are compared under the newest key that you handed over, ${held.keyId}, and not under ${key_id}: under two keys one question could be asked twice.`;
  if (type === "account" && !held.sharesAccounts)
    return "Account ids do not mean the same to both of us: ask by mail or phone.";
  return null;
}

async function withinDay(
  ctx: Context,
  setHash: string,
  { partnerId, dayLimit }: SettingRow,
  now: Date,
): Promise<Judged> {
  const all = await takenSince(ctx.db, partnerId, new Date(now.getTime() - day));
  const taken = all.filter((one) => one.setHash !== setHash);
  const [oldest] = taken;
  if (taken.length < dayLimit || oldest === undefined) return {};
  const retryAfterSeconds = Math.max(1, Math.ceil((oldest.at.getTime() + day - now.getTime()) / second));
  const words = `${dayLimit} different questions are answered within 24 hours, and as many were.`;
  return { refusal: new DomainError("rate_limited", words, { retryAfterSeconds }) };
}

/** Counts outside any transaction, then says it once: of two that count the same question, both say what the first found. */
async function count(ctx: Context, id: string, { key_id: keyId, type, tokens }: Request) {
  const partnerId = ctx.actor.id;
  const known = await countKnown(ctx, { partnerId, keyId, type, tokens: new Set(tokens) });
  const input = { scheme: tokenScheme, key_id: keyId, type, tokens: [] };
  return runCommand(ctx, { ...command, input }, async ({ tx, now, record }) => {
    await lockPartner(tx, partnerId);
    const same = await findAnswered(tx, partnerId, setHashOf(type, tokens));
    const matched = same === null ? passCount(known) : same.matched;
    await endQuestion(tx, id, { state: "answered", matched, endedAt: now });
    record({
      action: "overlap.answered",
      subject: { type: "partner", id: partnerId },
      detail: { question: id, asked: tokens.length, matched: matched ?? `fewer than ${leastCount}` },
    });
    return { matched, at: same?.endedAt ?? now };
  });
}
