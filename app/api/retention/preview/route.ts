import { queryOf, route } from "@/lib/http";
import { previewRetention } from "@/lib/retention";

export const GET = route((ctx, request) => previewRetention(ctx, queryOf(request)));
