import { type NoteReferralAnswer, noteReferralAnswer } from "@/lib/enforcement";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  noteReferralAnswer(ctx, { ...((await readJson(request)) as NoteReferralAnswer), decisionId: id }),
);
