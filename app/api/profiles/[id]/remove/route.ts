import { route } from "@/lib/http";
import { removeMapping } from "@/lib/ingest";

export const POST = route((ctx, _request, { id = "" }) => removeMapping(ctx, id));
