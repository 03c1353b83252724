import { queryOf, route } from "@/lib/http";
import { type InboundQuery, listInboundIndicators } from "@/lib/inbound";

export const GET = route((ctx, request) => listInboundIndicators(ctx, queryOf<InboundQuery>(request)));
