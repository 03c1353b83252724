import { attachment, route } from "@/lib/http";
import { exportSet } from "@/lib/review";

export const GET = route(async (ctx, _request, { id = "" }) => {
  const { text, fileName } = await exportSet(ctx, { setId: id });
  return attachment(text, { fileName, type: "text/csv; charset=utf-8" });
});
