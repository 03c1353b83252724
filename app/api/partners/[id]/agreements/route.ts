import { readJson, route } from "@/lib/http";
import { listAgreements, type SaveAgreement, saveAgreement } from "@/lib/indicators";

export const GET = route((ctx, _request, { id = "" }) => listAgreements(ctx, { partnerId: id }));
export const POST = route(async (ctx, request, { id = "" }) =>
  saveAgreement(ctx, { ...((await readJson(request)) as Omit<SaveAgreement, "partnerId">), partnerId: id }),
);
