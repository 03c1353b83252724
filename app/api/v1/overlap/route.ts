import { partnerRoute, readJson } from "@/lib/http";
import { answerOverlap, type OverlapRequest } from "@/lib/overlap";
import { mostEnvelopeBytes } from "@/lib/taxii";

/** For partners' machines. */
export const POST = partnerRoute(async (ctx, request) =>
  answerOverlap(ctx, (await readJson(request, mostEnvelopeBytes)) as OverlapRequest),
);
