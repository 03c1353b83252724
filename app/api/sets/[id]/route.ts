import { route } from "@/lib/http";
import { readSet } from "@/lib/review";

export const GET = route((ctx, _request, { id = "" }) => readSet(ctx, { setId: id }));
