import { route } from "@/lib/http";
import { settleMention } from "@/lib/review";

export const POST = route((ctx, _request, { id = "" }) => settleMention(ctx, { noteId: id }));
