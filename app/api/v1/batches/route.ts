import { queryOf, route } from "@/lib/http";
import { listBatches } from "@/lib/ingest";

export const GET = route((ctx, request) => listBatches(ctx, queryOf(request)));
