import { readExploration } from "@/lib/casefile";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request) => readExploration(ctx, queryOf(request)));
