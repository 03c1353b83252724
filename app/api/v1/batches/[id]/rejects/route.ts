import { ndjson, route } from "@/lib/http";
import { streamRejects } from "@/lib/ingest";

export const GET = route(async (ctx, _request, { id = "" }) =>
  ndjson(await streamRejects(ctx, id), { fileName: `rejects-${id}.ndjson` }),
);
