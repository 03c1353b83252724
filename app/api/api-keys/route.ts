import { readJson, route } from "@/lib/http";
import { type CreateApiKey, createApiKey, listApiKeys } from "@/lib/people";

export const GET = route((ctx) => listApiKeys(ctx));
export const POST = route(async (ctx, request) => createApiKey(ctx, (await readJson(request)) as CreateApiKey));
