import { readJson, route } from "@/lib/http";
import { type PutOff, putOff, type Reviewed } from "@/lib/review";

export const POST = route(async (ctx, request, params) =>
  putOff(ctx, { ...((await readJson(request)) as PutOff), ...(params as Reviewed) }),
);
