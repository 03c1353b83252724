import { route } from "@/lib/http";
import { type Reviewed, wake } from "@/lib/review";

export const POST = route((ctx, _request, params) => wake(ctx, params as Reviewed));
