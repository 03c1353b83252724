import { readJson, route } from "@/lib/http";
import { saveCollection } from "@/lib/indicators";
import type { SaveCollection } from "@/lib/taxii";

export const POST = route(async (ctx, request, { id = "" }) =>
  saveCollection(ctx, { ...((await readJson(request)) as SaveCollection), partnerId: id }),
);
