import { attachment, readJson, route } from "@/lib/http";
import { BundleFormat, downloadBundle, mediaTypes } from "@/lib/indicators";

export const POST = route(async (ctx, request, { id = "" }) => {
  const input = (await readJson(request)) as { format?: BundleFormat };
  const shared = await downloadBundle(ctx, { ...input, exportId: id });
  const format = input.format ?? BundleFormat.parse(shared.export.format);
  return attachment(shared.text, { fileName: shared.fileName, type: mediaTypes[format] });
});
