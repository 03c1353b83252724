import { route } from "@/lib/http";
import { handOverKey } from "@/lib/indicators";

export const POST = route((ctx, _request, { id = "" }) => handOverKey(ctx, { partnerId: id }));
