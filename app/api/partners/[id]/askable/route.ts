import { route } from "@/lib/http";
import { listAskable } from "@/lib/indicators";

export const GET = route((ctx, _, { id = "" }) => listAskable(ctx, { partnerId: id }));
