import { attachment, readJson, route } from "@/lib/http";
import { type ExportBundle, exportBundle } from "@/lib/indicators";

export const POST = route(async (ctx, request, { id = "" }) => {
  const input = (await readJson(request)) as Omit<ExportBundle, "campaignId">;
  const { text, fileName } = await exportBundle(ctx, { ...input, campaignId: id });
  return attachment(text, { fileName, type: "application/stix+json;version=2.1" });
});
