import { attachment, route } from "@/lib/http";
import { exportStatements } from "@/lib/transparency";

export const POST = route(async (ctx) => {
  const { exportId, lines } = await exportStatements(ctx);
  return attachment(lines, { type: "application/x-ndjson", fileName: `statements-of-reasons-${exportId}.ndjson` });
});
