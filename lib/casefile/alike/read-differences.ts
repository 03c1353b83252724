import { type Context, runQuery } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import type { ExchangeContent } from "@/lib/traffic";
import { readContent } from "../content/read-content";
import { type Differences, DifferencesQuery } from "./contract";
import { differencesOf, mostWords, wordsOf } from "./differences";

/**
 * What differs between two exchanges, word by word. Both are read as any words are: for a named campaign that both accounts are members
 * of, and a purpose; each read is on the record.
 * @throws what `readContent` throws; `not_found` for an exchange that is not stored
 */
export const readDifferences = (ctx: Context, input: DifferencesQuery): Promise<Differences> =>
  runQuery(ctx, { permission: "content.read", schema: DifferencesQuery, input }, async ({ one, other, ...reading }) => {
    const [a, b] = [await wordsOfExchange(ctx, one, reading), await wordsOfExchange(ctx, other, reading)];
    const texts = [a.systemPrompt, b.systemPrompt, a.prompt, b.prompt];
    return {
      systemPrompt: differencesOf(a.systemPrompt, b.systemPrompt),
      prompt: differencesOf(a.prompt, b.prompt),
      isCut: texts.some((text) => wordsOf(text).length > mostWords),
    };
  });

async function wordsOfExchange(
  ctx: Context,
  { accountId, exchangeId }: DifferencesQuery["one"],
  reading: Pick<DifferencesQuery, "campaignId" | "purpose">,
): Promise<ExchangeContent> {
  const [found] = await readContent(ctx, { accountId, exchangeIds: [exchangeId], ...reading });
  if (found === undefined) throw notFound("Exchange", exchangeId);
  return found;
}
