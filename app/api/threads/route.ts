import { mostSeedBytes, readJson, route } from "@/lib/http";
import { listThreads, type StartThread, startThread } from "@/lib/threads";

export const GET = route((ctx) => listThreads(ctx));

export const POST = route(async (ctx, request) =>
  startThread(ctx, (await readJson(request, mostSeedBytes)) as StartThread),
);
