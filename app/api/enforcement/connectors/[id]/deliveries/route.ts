import { listDeliveries } from "@/lib/enforcement";
import { route } from "@/lib/http";

export const GET = route((ctx, _request, { id = "" }) => listDeliveries(ctx, { id }));
