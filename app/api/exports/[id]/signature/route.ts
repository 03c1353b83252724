import { attachment, route } from "@/lib/http";
import { readFileSignature } from "@/lib/indicators";

export const GET = route(async (ctx, _request, { id = "" }) => {
  const { jws, fileName } = await readFileSignature(ctx, { exportId: id });
  return attachment([jws], { fileName, type: "application/jose" });
});
