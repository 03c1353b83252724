import { route } from "@/lib/http";
import { getBatch } from "@/lib/ingest";

export const GET = route((ctx, _request, { id = "" }) => getBatch(ctx, id));
