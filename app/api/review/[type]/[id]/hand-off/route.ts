import { route } from "@/lib/http";
import { type Reviewed, readHandOff } from "@/lib/review";

export const GET = route((ctx, _request, params) => readHandOff(ctx, params as Reviewed));
