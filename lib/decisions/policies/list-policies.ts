import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { Policy } from "../kinds";
import { readPolicyVersions } from "../store/policies";
import type { PolicyView } from "./contract";
import { readPolicies, shippedView, versionView } from "./read-terms";

/** What each policy recommends now, in the order of the policies. */
export const listPolicies = (ctx: Context): Promise<PolicyView[]> =>
  runQuery(ctx, { permission: "campaign.read", schema: z.object({}), input: {} }, async () =>
    Object.values(await readPolicies(ctx.db)),
  );

const Input = z.object({ policy: Policy });

/** Every version of a policy, the newest first and the shipped one last. */
export const listPolicyVersions = (ctx: Context, input: { policy: string }): Promise<PolicyView[]> =>
  runQuery(
    ctx,
    { permission: "campaign.read", schema: Input, input: input as z.input<typeof Input> },
    async ({ policy }) => [...(await readPolicyVersions(ctx.db, policy)).map(versionView), shippedView(policy)],
  );
