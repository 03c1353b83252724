import { type ChangePolicy, changePolicy, listPolicies } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const GET = route((ctx) => listPolicies(ctx));
export const POST = route(async (ctx, request) => changePolicy(ctx, (await readJson(request)) as ChangePolicy));
