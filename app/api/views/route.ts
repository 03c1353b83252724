import { queryOf, readJson, route } from "@/lib/http";
import { listViews, type SaveView, saveView, type ViewQuery } from "@/lib/review";

export const GET = route((ctx, request) => listViews(ctx, queryOf<ViewQuery>(request)));
export const POST = route(async (ctx, request) => saveView(ctx, (await readJson(request)) as SaveView));
