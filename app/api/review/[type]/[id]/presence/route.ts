import { readJson, route } from "@/lib/http";
import { announcePresence, type Presence, type Reviewed } from "@/lib/review";

export const POST = route(async (ctx, request, params) =>
  announcePresence(ctx, { ...((await readJson(request)) as Presence), ...(params as Reviewed) }),
);
