import { route } from "@/lib/http";
import { stopJob } from "@/lib/record";

export const POST = route((ctx, _, { id }) => stopJob(ctx, id ?? ""));
