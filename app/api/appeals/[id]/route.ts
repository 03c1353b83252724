import { readAppeal } from "@/lib/appeals";
import { route } from "@/lib/http";

export const GET = route((ctx, _request, { id = "" }) => readAppeal(ctx, { appealId: id }));
