import { changeDecisionSettings, type DecisionSettingsView, readDecisionSettings } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const GET = route((ctx) => readDecisionSettings(ctx));
export const POST = route(async (ctx, request) =>
  changeDecisionSettings(ctx, (await readJson(request)) as DecisionSettingsView),
);
