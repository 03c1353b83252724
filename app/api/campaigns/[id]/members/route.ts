import { listMembers, type MemberQuery } from "@/lib/campaigns";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request, { id = "" }) =>
  listMembers(ctx, { ...queryOf<MemberQuery>(request), campaignId: id }),
);
