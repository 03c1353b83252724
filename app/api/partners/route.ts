import { readJson, route } from "@/lib/http";
import { type AddPartner, addPartner, listPartners } from "@/lib/indicators";

export const GET = route((ctx) => listPartners(ctx));

export const POST = route(async (ctx, request) => addPartner(ctx, (await readJson(request)) as AddPartner));
