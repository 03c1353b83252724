import { readJson, route } from "@/lib/http";
import { readSettings, saveSettings, type UserSettings } from "@/lib/people";

export const GET = route((ctx) => readSettings(ctx));

export const POST = route(async (ctx, request) => saveSettings(ctx, (await readJson(request)) as UserSettings));
