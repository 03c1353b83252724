import { type BanAccounts, banAccounts } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  banAccounts(ctx, { ...((await readJson(request)) as BanAccounts), campaignId: id }),
);
