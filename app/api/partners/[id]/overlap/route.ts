import { readJson, route } from "@/lib/http";
import { readOverlap, type SaveOverlap, saveOverlap } from "@/lib/overlap";

export const GET = route((ctx, _request, { id = "" }) => readOverlap(ctx, { partnerId: id }));
export const POST = route(async (ctx, request, { id = "" }) =>
  saveOverlap(ctx, { ...((await readJson(request)) as SaveOverlap), partnerId: id }),
);
