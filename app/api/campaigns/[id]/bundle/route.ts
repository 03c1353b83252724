import { attachment, readJson, route } from "@/lib/http";
import { type ExportBundle, exportBundle, mediaTypes } from "@/lib/indicators";

export const POST = route(async (ctx, request, { id = "" }) => {
  const input = (await readJson(request)) as Omit<ExportBundle, "campaignId">;
  const shared = await exportBundle(ctx, { ...input, campaignId: id });
  const response = attachment(shared.text, { fileName: shared.fileName, type: mediaTypes[input.format ?? "stix"] });
  // Beneath it lies the signature, once the file is taken.
  response.headers.set("x-stillwatch-export", shared.export.id);
  return response;
});
