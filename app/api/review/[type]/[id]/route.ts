import { route } from "@/lib/http";
import { type Reviewed, readReview } from "@/lib/review";

export const GET = route((ctx, _request, params) => readReview(ctx, params as Reviewed));
