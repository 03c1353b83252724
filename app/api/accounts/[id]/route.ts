import { readAccountCasefile } from "@/lib/casefile";
import { route } from "@/lib/http";

export const GET = route((ctx, _request, { id = "" }) => readAccountCasefile(ctx, { accountId: id }));
