import { queryOf, readJson, route } from "@/lib/http";
import { type AddToSet, addToSet, listSetMembers, longestList, type SetMemberQuery } from "@/lib/review";

export const GET = route((ctx, request, { id = "" }) =>
  listSetMembers(ctx, { ...queryOf<SetMemberQuery>(request), setId: id }),
);
export const POST = route(async (ctx, request, { id = "" }) =>
  addToSet(ctx, { ...((await readJson(request, 2 * longestList)) as AddToSet), setId: id }),
);
