import { readJson, route } from "@/lib/http";
import { type CloseRequest, closeRequest } from "@/lib/indicators";

export const POST = route(async (ctx, request, { id = "" }) =>
  closeRequest(ctx, { ...((await readJson(request)) as CloseRequest), requestId: id }),
);
