import { route } from "@/lib/http";
import { verifyAudit } from "@/lib/record";

export const POST = route((ctx) => verifyAudit(ctx));
