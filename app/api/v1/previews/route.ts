import { queryOf, route } from "@/lib/http";
import { bodyOf, contentEncodingOf, formatOf } from "@/lib/http/ingest-route";
import { previewFile } from "@/lib/ingest";

export const POST = route((ctx, request) =>
  previewFile(ctx, {
    query: queryOf(request),
    body: bodyOf(request),
    encoding: contentEncodingOf(request.headers),
    format: formatOf(request.headers),
  }),
);
