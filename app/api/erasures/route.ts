import { readJson, route } from "@/lib/http";
import { type EraseAccount, eraseAccount, listErasures } from "@/lib/retention";

export const GET = route((ctx) => listErasures(ctx));
export const POST = route(async (ctx, request) => eraseAccount(ctx, (await readJson(request)) as EraseAccount));
