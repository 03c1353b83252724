import { liveStream, route } from "@/lib/http";

export const GET = route((ctx, request) => liveStream(ctx, request));
