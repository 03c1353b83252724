import { queryOf, route } from "@/lib/http";
import { readTransparency, type TransparencyQuery } from "@/lib/transparency";

export const GET = route((ctx, request) => readTransparency(ctx, queryOf(request) as TransparencyQuery));
