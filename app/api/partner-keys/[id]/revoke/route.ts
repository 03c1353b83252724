import { route } from "@/lib/http";
import { revokePartnerKey } from "@/lib/taxii";

export const POST = route((ctx, _request, { id = "" }) => revokePartnerKey(ctx, { keyId: id }));
