import { type SetDisposition, setDisposition } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  setDisposition(ctx, { ...((await readJson(request)) as SetDisposition), campaignId: id }),
);
