import { readAppealFile } from "@/lib/appeals";
import { route, untrustedFile } from "@/lib/http";

export const GET = route(async (ctx, _request, { id = "", fileId = "" }) => {
  const { name, content } = await readAppealFile(ctx, { appealId: id, fileId });
  return untrustedFile(content, name);
});
