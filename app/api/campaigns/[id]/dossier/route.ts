import { type DossierQuery, readDossier } from "@/lib/casefile";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request, { id = "" }) =>
  readDossier(ctx, { ...queryOf<DossierQuery>(request), campaignId: id }),
);
