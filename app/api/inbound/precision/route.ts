import { route } from "@/lib/http";
import { listPrecision } from "@/lib/inbound";

export const GET = route((ctx) => listPrecision(ctx));
