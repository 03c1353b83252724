import { sendAgain } from "@/lib/enforcement";
import { route } from "@/lib/http";

export const POST = route((ctx, _request, { id = "" }) => sendAgain(ctx, { id }));
