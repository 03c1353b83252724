import { takeReceipt } from "@/lib/enforcement";
import { readText, route } from "@/lib/http";

export const POST = route(async (ctx, request) => {
  const header = (name: string) => request.headers.get(`webhook-${name}`) ?? "";
  const signed = { id: header("id"), timestamp: header("timestamp"), signatures: header("signature") };
  return takeReceipt(ctx, { ...signed, body: await readText(request) });
});
