import { queryOf, readJson, route } from "@/lib/http";
import { listSets, longestList, type MakeSet, makeSet, type SetQuery } from "@/lib/review";

export const GET = route((ctx, request) => listSets(ctx, queryOf<SetQuery>(request)));
export const POST = route(async (ctx, request) => makeSet(ctx, (await readJson(request, 2 * longestList)) as MakeSet));
