import { readFirstSteps } from "@/lib/casefile";
import { route } from "@/lib/http";

export const GET = route((ctx) => readFirstSteps(ctx));
