import { readJson, route } from "@/lib/http";
import { type AnswerPartner, answerPartner } from "@/lib/indicators";

export const POST = route(async (ctx, request, { id = "" }) =>
  answerPartner(ctx, { ...((await readJson(request)) as AnswerPartner), requestId: id }),
);
