import { listAlike } from "@/lib/casefile";
import { route } from "@/lib/http";

export const GET = route((ctx, _request, { id = "", exchangeId = "" }) =>
  listAlike(ctx, { accountId: id, exchangeId }),
);
