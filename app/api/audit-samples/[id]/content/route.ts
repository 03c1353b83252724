import { readSampleWords, type SampleWords } from "@/lib/detection";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  readSampleWords(ctx, { ...((await readJson(request)) as SampleWords), sampleId: id }),
);
