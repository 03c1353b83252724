import { listRuns } from "@/lib/detection";
import { route } from "@/lib/http";

export const GET = route((ctx) => listRuns(ctx));
