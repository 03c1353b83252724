import { queryOf, route } from "@/lib/http";
import { listRemarks, type RemarkQuery } from "@/lib/indicators";

export const GET = route((ctx, request) => listRemarks(ctx, queryOf<RemarkQuery>(request)));
