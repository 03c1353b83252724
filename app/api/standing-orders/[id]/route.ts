import { readStandingOrder } from "@/lib/decisions";
import { route } from "@/lib/http";

export const GET = route((ctx, _, { id = "" }) => readStandingOrder(ctx, { orderId: id }));
