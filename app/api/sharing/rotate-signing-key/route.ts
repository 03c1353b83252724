import { route } from "@/lib/http";
import { rotateSigningKey } from "@/lib/indicators";

export const POST = route((ctx) => rotateSigningKey(ctx));
