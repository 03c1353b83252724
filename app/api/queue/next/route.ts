import { readJson, route } from "@/lib/http";
import { type ClaimNext, claimNext } from "@/lib/review";

export const POST = route(async (ctx, request) => claimNext(ctx, (await readJson(request)) as ClaimNext));
