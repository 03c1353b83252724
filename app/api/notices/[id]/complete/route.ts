import { type CompleteNotice, completeNotice } from "@/lib/appeals";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  completeNotice(ctx, { ...((await readJson(request)) as CompleteNotice), noticeId: id }),
);
