import { listNotices } from "@/lib/appeals";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request) => listNotices(ctx, queryOf(request)));
