import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { MentionList } from "./contract";
import { countMentionsOf, readMentionsOf, readNames } from "./store";
import { noteViewOf } from "./view";

const mostMentions = 100;

/** Notes that mention whoever asks and that they have not settled, the newest first. */
export const listMentions = (ctx: Context): Promise<MentionList> =>
  runQuery(ctx, { permission: "campaign.read", schema: z.null(), input: null }, async () => {
    const [mentions, total] = await Promise.all([
      readMentionsOf(ctx.db, ctx.actor.id, mostMentions),
      countMentionsOf(ctx.db, ctx.actor.id),
    ]);
    const rows = mentions.map(({ note, mentionedAt }) => ({
      note: noteViewOf(note),
      mentionedAt: mentionedAt.toISOString(),
    }));
    const named = rows.map(({ note }) => note.subject).filter(({ type }) => type !== "account");
    const names = await readNames(
      ctx.db,
      named.map(({ id }) => id),
    );
    const nameOf = ({ note: { subject } }: (typeof rows)[number]) => names.get(subject.id) ?? subject.id;
    return { rows: rows.map((row) => ({ ...row, subjectName: nameOf(row) })), total };
  });
