import { route } from "@/lib/http";
import { readOperatorOf } from "@/lib/operators";

export const GET = route((ctx, _request, { id = "" }) => readOperatorOf(ctx, { campaignId: id }));
