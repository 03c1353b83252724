import { route } from "@/lib/http";
import { listColleagues } from "@/lib/review";

export const GET = route((ctx) => listColleagues(ctx));
