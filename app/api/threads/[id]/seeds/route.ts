import { mostSeedBytes, readJson, route } from "@/lib/http";
import { type SeedThread, seedThread } from "@/lib/threads";

export const POST = route(async (ctx, request, { id = "" }) =>
  seedThread(ctx, { ...((await readJson(request, mostSeedBytes)) as SeedThread), threadId: id }),
);
