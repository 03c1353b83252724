import { listSameGround } from "@/lib/detection";
import { route } from "@/lib/http";

export const GET = route((ctx, _request, { id = "" }) => listSameGround(ctx, { accountId: id }));
