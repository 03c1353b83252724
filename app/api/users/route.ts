import { readJson, route } from "@/lib/http";
import { type CreateUser, createUser, listUsers } from "@/lib/people";

export const GET = route((ctx) => listUsers(ctx));
export const POST = route(async (ctx, request) => createUser(ctx, (await readJson(request)) as CreateUser));
