import { testConnector } from "@/lib/enforcement";
import { route } from "@/lib/http";

export const POST = route((ctx, _request, { id = "" }) => testConnector(ctx, { id }));
