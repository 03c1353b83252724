import { route } from "@/lib/http";
import { rankThread } from "@/lib/threads";

export const GET = route((ctx, _request, { id = "" }) => rankThread(ctx, { threadId: id }));
