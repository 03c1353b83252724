import { recordVerifications } from "@/lib/appeals";
import { readText, route } from "@/lib/http";

export const POST = route(async (ctx, request) => recordVerifications(ctx, { text: await readText(request) }));
