import { readJson, route } from "@/lib/http";
import { listProfiles, type SaveMapping, saveMapping } from "@/lib/ingest";

export const GET = route((ctx) => listProfiles(ctx));
export const POST = route(async (ctx, request) => saveMapping(ctx, (await readJson(request)) as SaveMapping));
