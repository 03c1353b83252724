import { type RevokeKeys, revokeKeys } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  revokeKeys(ctx, { ...((await readJson(request)) as RevokeKeys), campaignId: id }),
);
