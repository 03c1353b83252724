import { queryOf, route } from "@/lib/http";
import { listAccountQueue } from "@/lib/review";

export const GET = route((ctx, request) => listAccountQueue(ctx, queryOf(request)));
