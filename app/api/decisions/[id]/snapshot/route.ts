import { readSnapshot } from "@/lib/decisions";
import { route } from "@/lib/http";

export const GET = route((ctx, _request, { id = "" }) => readSnapshot(ctx, { decisionId: id }));
