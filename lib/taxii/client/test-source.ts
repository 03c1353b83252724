import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { isDomainError, notFound } from "@/lib/kernel";
import { NoAnswer } from "@/lib/outgoing";
import { SourceInput, type SourceTest } from "../contract";
import { findSource, type SourceRow } from "../store/sources";
import { ask, Refused } from "./ask";

const Collection = z.looseObject({ title: z.string(), can_read: z.boolean() });

/** Asks a source's server about the collection, and fetches nothing of it. */
export const testSource = (ctx: Context, input: SourceInput): Promise<SourceTest> =>
  runCommand(
    ctx,
    { permission: "partner.manage", schema: SourceInput, input },
    async ({ input: { id }, tx, record }) => {
      const source = await findSource(tx, id);
      if (source === null) throw notFound("Source", id);
      const test = await tested(source);
      record({
        action: "taxii_source.tested",
        subject: { type: "taxii_source", id },
        detail: { url: source.url, ok: test.ok, words: test.words },
        live: [],
      });
      return test;
    },
  );

async function tested(source: SourceRow): Promise<SourceTest> {
  try {
    const { text, latencyMs } = await ask(source, "", {});
    const said = Collection.safeParse(parsed(text));
    if (!said.success)
      return { ok: false, words: "What it says of the collection is no collection of TAXII 2.1.", latencyMs };
    const { title, can_read: canRead } = said.data;
    const words = canRead
      ? `It lets us read “${title.slice(0, 120)}”.`
      : `It does not let us read “${title.slice(0, 120)}”.`;
    return { ok: canRead, words, latencyMs };
  } catch (error) {
    if (error instanceof NoAnswer) return { ok: false, words: error.message, latencyMs: error.latencyMs };
    if (error instanceof Refused || isDomainError(error)) return { ok: false, words: error.message, latencyMs: 0 };
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
