import { readDataQuality } from "@/lib/casefile";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request) => readDataQuality(ctx, queryOf(request)));
