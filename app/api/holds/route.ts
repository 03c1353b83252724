import { readJson, route } from "@/lib/http";
import { listHolds, type PlaceHold, placeHold } from "@/lib/retention";

export const GET = route((ctx) => listHolds(ctx));
export const POST = route(async (ctx, request) => placeHold(ctx, (await readJson(request)) as PlaceHold));
