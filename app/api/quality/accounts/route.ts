import { readAccountQuality } from "@/lib/casefile";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request) => readAccountQuality(ctx, queryOf(request)));
