import { queryOf, readBytes, route } from "@/lib/http";
import { listInbound, mostBytes, type ReceiveIndicators, receiveIndicators } from "@/lib/inbound";

export const GET = route((ctx) => listInbound(ctx));

/** The body is the file as it is; who sent it and what it is stand in the query. */
export const POST = route(async (ctx, request) =>
  receiveIndicators(ctx, { ...queryOf<ReceiveIndicators>(request), bytes: await readBytes(request, mostBytes) }),
);
