import { type LabelAccount, labelAccount } from "@/lib/detection";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  labelAccount(ctx, { ...((await readJson(request)) as LabelAccount), sampleId: id }),
);
