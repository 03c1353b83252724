import { route } from "@/lib/http";
import { readThread } from "@/lib/threads";

export const GET = route((ctx, _request, { id = "" }) => readThread(ctx, { threadId: id }));
