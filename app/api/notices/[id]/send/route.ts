import { sendAgain } from "@/lib/appeals";
import { route } from "@/lib/http";

export const POST = route((ctx, _request, { id = "" }) => sendAgain(ctx, { noticeId: id }));
