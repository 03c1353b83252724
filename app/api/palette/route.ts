import { searchPalette } from "@/lib/casefile";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request) => searchPalette(ctx, queryOf(request)));
