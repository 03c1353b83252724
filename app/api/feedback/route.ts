import { type ProposeLearned, proposeLearned, readFeedback } from "@/lib/detection";
import { readJson, route } from "@/lib/http";

export const GET = route((ctx) => readFeedback(ctx));

export const POST = route(async (ctx, request) => proposeLearned(ctx, (await readJson(request)) as ProposeLearned));
