import { route } from "@/lib/http";
import { withdrawNote } from "@/lib/review";

export const POST = route((ctx, _request, { id = "" }) => withdrawNote(ctx, { noteId: id }));
