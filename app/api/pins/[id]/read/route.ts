import { type ReadPinnedExchanges, readPinnedExchanges } from "@/lib/casefile";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  readPinnedExchanges(ctx, { ...((await readJson(request)) as ReadPinnedExchanges), pinId: id }),
);
