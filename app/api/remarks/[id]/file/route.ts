import { attachment, route } from "@/lib/http";
import { downloadRemark, mediaTypes } from "@/lib/indicators";

export const POST = route(async (ctx, _, { id = "" }) => {
  const { fileName, text } = await downloadRemark(ctx, { remarkId: id });
  return attachment([text], { fileName, type: mediaTypes.stix });
});
