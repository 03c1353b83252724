import { readJson, route } from "@/lib/http";
import { type ReadWrapper, readWrapper } from "@/lib/indicators";

export const POST = route(async (ctx, request, { id = "" }) =>
  readWrapper(ctx, { ...((await readJson(request)) as Omit<ReadWrapper, "campaignId">), campaignId: id }),
);
