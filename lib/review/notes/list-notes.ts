import { type Context, runQuery } from "@/lib/command";
import { Noted, type NoteList } from "./contract";
import { countNotes, readNotes } from "./store";
import { noteViewOf } from "./view";

/** Notes that are shown; a notebook that is longer has its older ones counted. */
const mostNotes = 500;

/** What was written down about something, the newest first. */
export const listNotes = (ctx: Context, input: Noted): Promise<NoteList> =>
  runQuery(ctx, { permission: "campaign.read", schema: Noted, input }, async (noted) => {
    const [rows, total] = await Promise.all([readNotes(ctx.db, noted, mostNotes), countNotes(ctx.db, noted)]);
    return { rows: rows.map(noteViewOf), total };
  });
