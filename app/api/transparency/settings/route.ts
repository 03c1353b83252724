import { readJson, route } from "@/lib/http";
import { type ChangeTransparency, changeTransparencySettings, readTransparencySettings } from "@/lib/transparency";

export const GET = route((ctx) => readTransparencySettings(ctx));
export const POST = route(async (ctx, request) =>
  changeTransparencySettings(ctx, (await readJson(request)) as ChangeTransparency),
);
