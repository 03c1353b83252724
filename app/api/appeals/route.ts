import { type AppealQuery, listAppeals } from "@/lib/appeals";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request) => listAppeals(ctx, queryOf<AppealQuery>(request)));
