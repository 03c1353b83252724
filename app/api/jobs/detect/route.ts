import { queryOf, route } from "@/lib/http";
import { startDetection } from "@/lib/record";

export const POST = route(async (ctx, request) =>
  Response.json(await startDetection(ctx, queryOf(request)), { status: 202 }),
);
