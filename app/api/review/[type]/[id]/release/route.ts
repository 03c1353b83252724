import { route } from "@/lib/http";
import { type Reviewed, release } from "@/lib/review";

export const POST = route((ctx, _request, params) => release(ctx, params as Reviewed));
