import { readJson, route } from "@/lib/http";
import { type AcknowledgeDelivery, acknowledgeDelivery } from "@/lib/indicators";

export const POST = route(async (ctx, request, { id = "" }) =>
  acknowledgeDelivery(ctx, { ...((await readJson(request)) as Omit<AcknowledgeDelivery, "exportId">), exportId: id }),
);
