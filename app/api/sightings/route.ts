import { queryOf, route } from "@/lib/http";
import { listSightings, type SightingQuery } from "@/lib/indicators";

export const GET = route((ctx, request) => listSightings(ctx, queryOf<SightingQuery>(request)));
