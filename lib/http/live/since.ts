import type { Context } from "@/lib/command";
import { invalidInput } from "@/lib/kernel";
import { changesFrom, newestChange } from "./store";
import { heardBy, mayHear } from "./stream";

interface Message {
  id: number;
  event: "change" | "reset";
  topic?: string;
  subjectId?: string | null;
}

/**
 * What the stream would have told a tab that hears it through another one, from the moment that its page was read at (`from`) up to now.
 * @throws `invalid_input` without a moment
 */
export async function liveSince(ctx: Context, request: Request): Promise<Message[]> {
  const { from } = heardBy(request);
  if (from === undefined) throw invalidInput("Say from which moment on.", { field: "from" });
  const missed = await changesFrom(ctx.db, from);
  if (missed === null) return [{ id: await newestChange(ctx.db), event: "reset" }];
  return missed
    .filter(({ topic }) => mayHear(ctx, topic))
    .map(({ id, topic, subjectId }) => ({ id, event: "change", topic, subjectId }));
}
