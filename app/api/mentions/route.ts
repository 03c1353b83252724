import { route } from "@/lib/http";
import { listMentions } from "@/lib/review";

export const GET = route((ctx) => listMentions(ctx));
