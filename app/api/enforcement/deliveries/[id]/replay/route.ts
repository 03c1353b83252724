import { replayDelivery } from "@/lib/enforcement";
import { route } from "@/lib/http";

export const POST = route((ctx, _request, { id = "" }) => replayDelivery(ctx, { id }));
