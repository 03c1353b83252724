import { type IncidentReportQuery, reportFile } from "@/lib/casefile";
import { attachment, queryOf, route } from "@/lib/http";

export const GET = route(async (ctx, request, { id = "" }) => {
  const { form = "markdown", ...query } = queryOf<IncidentReportQuery & { form?: string }>(request);
  const { text, type, fileName } = await reportFile(ctx, { ...query, campaignId: id }, form);
  return attachment([text], { type, fileName });
});
