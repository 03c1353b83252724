import { route } from "@/lib/http";
import { withdrawKey } from "@/lib/indicators";

export const POST = route((ctx, _request, { id = "" }) => withdrawKey(ctx, { partnerId: id }));
