import { listPins, type PinChart, pinChart } from "@/lib/casefile";
import { readJson, route } from "@/lib/http";
import type { Noted } from "@/lib/review";

export const GET = route((ctx, _request, params) => listPins(ctx, params as Noted));

export const POST = route(async (ctx, request, params) =>
  pinChart(ctx, { ...((await readJson(request)) as PinChart), ...(params as Noted) }),
);
