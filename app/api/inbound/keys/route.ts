import { readJson, route } from "@/lib/http";
import { type HoldKey, holdPartnerKey } from "@/lib/inbound";

export const POST = route(async (ctx, request) => holdPartnerKey(ctx, (await readJson(request)) as HoldKey));
