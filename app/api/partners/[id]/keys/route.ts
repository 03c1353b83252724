import { readJson, route } from "@/lib/http";
import { type CreatePartnerApiKey, createPartnerKey } from "@/lib/taxii";

export const POST = route(async (ctx, request, { id = "" }) =>
  createPartnerKey(ctx, { ...((await readJson(request)) as CreatePartnerApiKey), partnerId: id }),
);
