import { type Context, runQuery } from "@/lib/command";
import { preconditionFailed } from "@/lib/kernel";
import { type ExchangeContent, readUnreadable, readWords } from "@/lib/traffic";
import { SampleWords } from "./contract";
import { requireItem } from "./require-item";
import { readExchangeIds } from "./store/dossier";

/** Enough to see what an account does, and no more of people's words than that. */
const most = 10;

/**
 * A few exchanges of an account of a sample in words, drawn by its place in the sample. Every read is on the record before it
 * happens, with its purpose.
 * @throws `not_found`; `precondition_failed` when the account's contract lets no person read it
 */
export function readSampleWords(ctx: Context, input: SampleWords): Promise<ExchangeContent[]> {
  const query = {
    permission: "content.read",
    schema: SampleWords,
    input,
    audited: ({ sampleId, position, purpose }: SampleWords) => ({
      action: "content.read",
      subject: { type: "audit_sample", id: sampleId },
      detail: { position, purpose, exchanges: most },
    }),
  } as const;
  return runQuery(ctx, query, async ({ sampleId, position }) => {
    const item = await requireItem(ctx.db, sampleId, position);
    const { accountId } = item;
    if ((await readUnreadable(ctx.warehouse, [accountId])).has(accountId)) {
      throw preconditionFailed("This account has a contract under which no person reads its content.");
    }
    return readWords(ctx.warehouse, accountId, await readExchangeIds(ctx.warehouse, accountId, position, most));
  });
}
