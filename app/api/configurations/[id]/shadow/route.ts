import { startShadow } from "@/lib/detection";
import { route } from "@/lib/http";

export const POST = route(async (ctx, _request, { id = "" }) =>
  Response.json(await startShadow(ctx, id), { status: 202 }),
);
