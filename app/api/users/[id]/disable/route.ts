import { readJson, route } from "@/lib/http";
import { type DisableUser, disableUser } from "@/lib/people";

export const POST = route(async (ctx, request, { id }) =>
  disableUser(ctx, { ...((await readJson(request)) as DisableUser), userId: id ?? "" }),
);
