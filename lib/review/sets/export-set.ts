import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { csvLine, notFound } from "@/lib/kernel";
import { readSetIds } from "../store/set-members";
import { findSet } from "../store/sets";

const Input = z.object({ setId: z.uuid() });

/** The ids of a set as a CSV that can be pasted back; who took them is on record. Throws `not_found`. */
export const exportSet = (
  ctx: Context,
  input: z.input<typeof Input>,
): Promise<{ fileName: string; text: Iterable<string> }> =>
  runQuery(
    ctx,
    {
      permission: "campaign.read",
      schema: Input,
      input,
      audited: ({ setId }) => ({ action: "set.export", subject: { type: "set", id: setId } }),
    },
    async ({ setId }) => {
      const set = await findSet(ctx.db, setId);
      if (set === null) throw notFound("Set", setId);
      return { fileName: `${set.name}.csv`, text: linesOf(await readSetIds(ctx.db, setId)) };
    },
  );

function* linesOf(ids: readonly string[]): Generator<string> {
  yield csvLine(["account_id"]);
  for (const id of ids) yield csvLine([id]);
}
