import { readEnforcement } from "@/lib/enforcement";
import { route } from "@/lib/http";

export const GET = route((ctx, _request, { id = "" }) => readEnforcement(ctx, { id }));
