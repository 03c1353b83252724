import { route } from "@/lib/http";
import { readExchange } from "@/lib/taxii";

export const GET = route((ctx, _request, { id = "" }) => readExchange(ctx, { partnerId: id }));
