import { type WithdrawConfiguration, withdrawConfiguration } from "@/lib/detection";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  withdrawConfiguration(ctx, { ...((await readJson(request)) as WithdrawConfiguration), id }),
);
