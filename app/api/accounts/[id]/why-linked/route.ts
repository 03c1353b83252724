import { whyLinked } from "@/lib/detection";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request, { id = "" }) =>
  whyLinked(ctx, { accountA: id, accountB: queryOf<{ with?: string }>(request).with ?? "" }),
);
