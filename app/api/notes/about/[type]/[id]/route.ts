import { readJson, route } from "@/lib/http";
import { listNotes, type Noted, type WriteNote, writeNote } from "@/lib/review";

export const GET = route((ctx, _request, params) => listNotes(ctx, params as Noted));

export const POST = route(async (ctx, request, params) =>
  writeNote(ctx, { ...((await readJson(request)) as WriteNote), ...(params as Noted) }),
);
