import { type BreakGlass, breakGlass } from "@/lib/decisions";
import { mostSeedBytes, readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request) =>
  breakGlass(ctx, (await readJson(request, mostSeedBytes)) as BreakGlass),
);
