import { readDossier } from "@/lib/detection";
import { route } from "@/lib/http";

export const GET = route((ctx, _request, { id = "", position = "" }) => readDossier(ctx, { sampleId: id, position }));
