import { readJson, route } from "@/lib/http";
import { type StepThread, stepThread } from "@/lib/threads";

export const POST = route(async (ctx, request, { id = "" }) =>
  stepThread(ctx, { ...((await readJson(request)) as StepThread), threadId: id }),
);
