import { readJson, route } from "@/lib/http";
import { type RevokeRemark, revokeRemark } from "@/lib/indicators";

export const POST = route(async (ctx, request, { id = "" }) =>
  revokeRemark(ctx, { ...((await readJson(request)) as RevokeRemark), remarkId: id }),
);
