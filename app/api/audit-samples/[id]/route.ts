import { readSample } from "@/lib/detection";
import { route } from "@/lib/http";

export const GET = route((ctx, _request, { id = "" }) => readSample(ctx, id));
