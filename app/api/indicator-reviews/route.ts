import { route } from "@/lib/http";
import { listIndicatorReviews } from "@/lib/indicators";

export const GET = route((ctx) => listIndicatorReviews(ctx));
