import { route } from "@/lib/http";
import { stopBatch } from "@/lib/ingest";

export const POST = route((ctx, _request, { id = "" }) => stopBatch(ctx, id));
