import { listAppealReviewers } from "@/lib/appeals";
import { route } from "@/lib/http";

export const GET = route((ctx, _request, { id = "" }) => listAppealReviewers(ctx, { appealId: id }));
