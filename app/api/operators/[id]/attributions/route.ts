import { readJson, route } from "@/lib/http";
import { listAttributions, type ProposeAttribution, proposeAttribution } from "@/lib/operators";

export const GET = route((ctx, _request, { id = "" }) => listAttributions(ctx, { operatorId: id }));

export const POST = route(async (ctx, request, { id = "" }) =>
  proposeAttribution(ctx, { ...((await readJson(request)) as ProposeAttribution), operatorId: id }),
);
