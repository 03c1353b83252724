import { readJson, route } from "@/lib/http";
import { listOperators, type MakeOperator, makeOperator } from "@/lib/operators";

export const GET = route((ctx) => listOperators(ctx));

export const POST = route(async (ctx, request) => makeOperator(ctx, (await readJson(request)) as MakeOperator));
