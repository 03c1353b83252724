import { readJson, route } from "@/lib/http";
import { type RenameSet, renameSet } from "@/lib/review";

export const POST = route(async (ctx, request, { id = "" }) =>
  renameSet(ctx, { ...((await readJson(request)) as RenameSet), setId: id }),
);
