import { listPolicyVersions } from "@/lib/decisions";
import { route } from "@/lib/http";

export const GET = route((ctx, _, { policy = "" }) => listPolicyVersions(ctx, { policy }));
