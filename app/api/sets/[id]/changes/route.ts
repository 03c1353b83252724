import { route } from "@/lib/http";
import { listSetChanges } from "@/lib/review";

export const GET = route((ctx, _request, { id = "" }) => listSetChanges(ctx, { setId: id }));
