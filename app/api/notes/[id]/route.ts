import { readJson, route } from "@/lib/http";
import { type EditNote, editNote, listNoteVersions } from "@/lib/review";

export const GET = route((ctx, _request, { id = "" }) => listNoteVersions(ctx, { noteId: id }));

export const POST = route(async (ctx, request, { id = "" }) =>
  editNote(ctx, { ...((await readJson(request)) as EditNote), noteId: id }),
);
