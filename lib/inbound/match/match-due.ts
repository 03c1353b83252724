import { z } from "zod";
import { requirePermission } from "@/lib/auth";
import { type Context, runCommand } from "@/lib/command";
import { hour } from "@/lib/kernel";
import type { Term } from "../model";
import { recountPrecision } from "../recount-precision";
import { openContent } from "../seal-content";
import { settleEvidence } from "../settle-evidence";
import { readDueLists } from "../store/batches";
import { expireIndicators, hasEnded } from "../store/indicators";
import { type Answer, countDue, type DueIndicator, readDue, writeAnswers } from "../store/matches";
import { type Asked, readHolders } from "../store/own-traffic";
import { mostHolders } from "../view";
import { readListed } from "../warninglists";
import { reachLists } from "./reach-lists";
import { holdersOfTokens, isToken } from "./tokens";

export interface MatchOptions {
  signal?: AbortSignal;
  onProgress?: (progress: { done: number; left: number }) => void;
}

/** How long an answer of own traffic holds. */
export const freshFor = 20 * hour;
/** Holders of one value that are listed, so that those of several can be compared. */
const mostListed = 20_000;
/** Indicators of one question; of tokens, which take a walk over all accounts, as many as there are. */
const atOnce = { values: 200, tokens: 20_000 };

const command = { permission: "inbound.receive", schema: z.object({}), input: {} } as const;

/**
 * Compares with own traffic what is due: new indicators, and those whose answer is a day old; lets run out what is over; counts what
 * warninglists make hubs; and counts anew how right each partner is. What is compared is kept piece by piece, so that a run that is stopped or dies goes on where it was.
 */
export async function matchInbound(
  ctx: Context,
  { signal, onProgress }: MatchOptions = {},
): Promise<{ compared: number }> {
  requirePermission(ctx.actor, command.permission);
  const before = new Date(ctx.clock().getTime() - freshFor);
  await expire(ctx);
  await reachLists(ctx, before, signal);
  let compared = 0;
  for (;;) {
    const left = await countDue(ctx.db, before, ctx.clock());
    onProgress?.({ done: compared, left });
    signal?.throwIfAborted();
    if (left === 0) break;
    const due = await readDue(ctx.db, before, ctx.clock(), atOnce.tokens);
    const some = due.some(({ kind }) => isToken(kind as Term["kind"])) ? due : due.slice(0, atOnce.values);
    const answers = await answer(ctx, some, signal);
    await keep(ctx, answers);
    compared += answers.length;
  }
  await recountPrecision(ctx);
  return { compared };
}

/** Whether anything is due to be compared, or has run out. */
export async function isMatchDue(ctx: Context): Promise<boolean> {
  requirePermission(ctx.actor, command.permission);
  const now = ctx.clock();
  const before = new Date(now.getTime() - freshFor);
  if ((await countDue(ctx.db, before, now)) > 0 || (await hasEnded(ctx.db, now))) return true;
  return (await readDueLists(ctx.db, before)).length > 0;
}

async function answer(ctx: Context, due: readonly DueIndicator[], signal: AbortSignal | undefined): Promise<Answer[]> {
  const said = due.map((one) => ({ ...one, terms: openContent(one.id, one.content).terms }));
  const places = said.flatMap(({ id, partnerId, terms, seenFrom, validUntil }) =>
    terms.map((term, i) => ({
      ...term,
      id: `${id}/${i}`,
      partnerId,
      from: seenFrom.getTime(),
      until: validUntil.getTime(),
    })),
  );
  const tokens = places.filter(({ kind }) => isToken(kind));
  const holders = await holdersOfTokens(ctx.db, ctx.warehouse, tokens, signal);
  const common = new Map<string, number>();
  for (const values of byKind(places.filter(({ kind }) => !isToken(kind)))) {
    for (const { id, accounts, accountIds } of await readHolders(ctx.warehouse, values, mostListed, signal)) {
      holders.set(id, new Set(accountIds));
      if (accounts > mostListed) common.set(id, accounts);
    }
  }
  return said.map(({ id, terms }) => together(id, terms, holders, common));
}

function byKind(values: readonly Asked[]): Asked[][] {
  const kinds = new Map<string, Asked[]>();
  for (const value of values) kinds.set(value.kind, [...(kinds.get(value.kind) ?? []), value]);
  return [...kinds.values()];
}

/** Who holds all values of an indicator. With one that very many hold, who holds all of them is not known, and nobody is named. */
function together(
  id: string,
  terms: readonly Term[],
  holders: ReadonlyMap<string, ReadonlySet<string>>,
  common: ReadonlyMap<string, number>,
): Answer {
  const unknown = terms.flatMap((_, i) => common.get(`${id}/${i}`) ?? []);
  if (unknown.length > 0) return { id, accounts: Math.min(...unknown), accountIds: [] };
  const [first = new Set<string>(), ...others] = terms.map((_, i) => holders.get(`${id}/${i}`) ?? new Set<string>());
  const accountIds = [...first].filter((account) => others.every((other) => other.has(account)));
  return { id, accounts: accountIds.length, accountIds: accountIds.length > mostHolders ? [] : accountIds };
}

const keep = (ctx: Context, answers: readonly Answer[]): Promise<void> =>
  runCommand(ctx, command, async ({ tx, now, record }) => {
    await writeAnswers(tx, answers, now);
    await settleEvidence(
      tx,
      answers.map(({ id }) => id),
      await readListed(tx, now),
      now,
    );
    record({
      action: "inbound.match",
      subject: { type: "inbound", id: answers[0]?.id ?? "" },
      detail: { indicators: answers.length, held: answers.filter(({ accounts }) => accounts > 0).length },
      live: [{ topic: "inbound" }],
    });
  });

async function expire(ctx: Context): Promise<void> {
  if (!(await hasEnded(ctx.db, ctx.clock()))) return;
  await runCommand(ctx, command, async ({ tx, now, record }) => {
    const ended = (await expireIndicators(tx, now)).map(({ id }) => id);
    await settleEvidence(tx, ended, await readListed(tx, now), now);
    record({
      action: "inbound.expire",
      subject: { type: "inbound", id: ended[0] ?? "" },
      detail: { indicators: ended.length },
      live: [{ topic: "inbound" }],
    });
  });
}
