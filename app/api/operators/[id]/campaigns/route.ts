import { readJson, route } from "@/lib/http";
import { addCampaign, type OperatorCampaign } from "@/lib/operators";

export const POST = route(async (ctx, request, { id = "" }) =>
  addCampaign(ctx, { ...((await readJson(request)) as OperatorCampaign), operatorId: id }),
);
