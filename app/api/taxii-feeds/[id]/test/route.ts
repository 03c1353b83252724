import { route } from "@/lib/http";
import { testFeed } from "@/lib/taxii";

export const POST = route((ctx, _request, { id = "" }) => testFeed(ctx, { id }));
