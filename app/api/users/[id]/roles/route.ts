import { readJson, route } from "@/lib/http";
import { type SetRoles, setRoles } from "@/lib/people";

export const POST = route(async (ctx, request, { id }) =>
  setRoles(ctx, { ...((await readJson(request)) as SetRoles), userId: id ?? "" }),
);
