import { type AskAppellant, askAppellant } from "@/lib/appeals";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  askAppellant(ctx, { ...((await readJson(request)) as AskAppellant), appealId: id }),
);
