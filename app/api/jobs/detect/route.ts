import { route } from "@/lib/http";
import { startDetection } from "@/lib/record";

export const POST = route(async (ctx) => Response.json(await startDetection(ctx), { status: 202 }));
