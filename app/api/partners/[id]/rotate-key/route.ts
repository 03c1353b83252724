import { readJson, route } from "@/lib/http";
import { type RotateKey, rotateKey } from "@/lib/indicators";

export const POST = route(async (ctx, request, { id = "" }) =>
  rotateKey(ctx, { ...((await readJson(request)) as Omit<RotateKey, "partnerId">), partnerId: id }),
);
