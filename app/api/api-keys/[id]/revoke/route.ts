import { route } from "@/lib/http";
import { revokeApiKey } from "@/lib/people";

export const POST = route((ctx, _, { id }) => revokeApiKey(ctx, { keyId: id ?? "" }));
