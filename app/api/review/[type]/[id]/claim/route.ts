import { route } from "@/lib/http";
import { claim, type Reviewed } from "@/lib/review";

export const POST = route((ctx, _request, params) => claim(ctx, params as Reviewed));
