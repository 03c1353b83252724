import { route } from "@/lib/http";
import { getJob } from "@/lib/record";

export const GET = route((ctx, _, { id }) => getJob(ctx, id ?? ""));
