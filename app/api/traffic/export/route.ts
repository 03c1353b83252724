import { exportExploration } from "@/lib/casefile";
import { attachment, queryOf, route } from "@/lib/http";

export const GET = route(async (ctx, request) => {
  const { text, fileName } = await exportExploration(ctx, queryOf(request));
  return attachment(text, { fileName, type: "text/csv; charset=utf-8; header=present" });
});
