import { listConnectors, saveConnector } from "@/lib/enforcement";
import type { SaveConnector } from "@/lib/enforcement/contract";
import { readJson, route } from "@/lib/http";

export const GET = route((ctx) => listConnectors(ctx));
export const POST = route(async (ctx, request) => saveConnector(ctx, (await readJson(request)) as SaveConnector));
