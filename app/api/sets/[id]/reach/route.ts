import { readSetReach } from "@/lib/casefile";
import { route } from "@/lib/http";

export const GET = route((ctx, _request, { id = "" }) => readSetReach(ctx, { setId: id }));
