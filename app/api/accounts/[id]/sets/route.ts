import { route } from "@/lib/http";
import { listSetsOf } from "@/lib/review";

export const GET = route((ctx, _request, { id = "" }) => listSetsOf(ctx, { accountId: id }));
