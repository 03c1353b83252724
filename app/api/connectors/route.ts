import { listConnectors, type SaveConnector, saveConnector } from "@/lib/connectors";
import { readJson, route } from "@/lib/http";

export const GET = route((ctx) => listConnectors(ctx));
export const POST = route(async (ctx, request) => saveConnector(ctx, (await readJson(request)) as SaveConnector));
