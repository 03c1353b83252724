import { type BatchQuery, listBatches } from "@/lib/decisions";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request) => listBatches(ctx, queryOf<BatchQuery>(request)));
