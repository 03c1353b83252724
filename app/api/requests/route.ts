import { readJson, route } from "@/lib/http";
import { type AskPartner, askPartner, listRequests } from "@/lib/indicators";

export const GET = route((ctx) => listRequests(ctx));

export const POST = route(async (ctx, request) => askPartner(ctx, (await readJson(request)) as AskPartner));
