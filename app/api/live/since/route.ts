import { liveSince, route } from "@/lib/http";

export const GET = route((ctx, request) => liveSince(ctx, request));
