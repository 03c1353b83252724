import { type Context, runCommand } from "@/lib/command";
import { preconditionFailed } from "@/lib/kernel";
import type { Configuration } from "../configuration";
import type { ConfigurationView } from "../configurations/contract";
import { presentVersions } from "../configurations/live";
import { addProposal } from "../configurations/propose-configuration";
import { type Family, families } from "../vocabulary";
import { ProposeLearned } from "./contract";
import { learn } from "./learn";

/** Smaller steps are noise; three digits are more than the counts support. */
const digits = 3;
const round = (m: number): number => Number(m.toFixed(digits));
const leastStep = 0.005;

/**
 * Proposes the live numbers with the m of each family as decisions so far suggest it. A proposal like any other: it says from
 * which decisions it comes, and nothing follows until somebody else puts it live.
 * @throws `precondition_failed` when decisions move nothing; `conflict` when another version went live meanwhile
 */
export function proposeLearned(ctx: Context, input: ProposeLearned): Promise<ConfigurationView> {
  return runCommand(ctx, { permission: "detector.propose", schema: ProposeLearned, input }, async (scope) => {
    const { basedOnId, reason } = scope.input;
    const learned = await learn(scope.ctx, await presentVersions(scope.tx));
    const moved = families.filter(
      (family) => Math.abs(learned.agreement[family].mean - learned.liveValues[family]) >= leastStep,
    );
    if (learned.acts.length === 0 || moved.length === 0) {
      throw preconditionFailed(
        "Decisions so far move no family's m by half a percent or more: there is nothing to propose.",
      );
    }
    const { version: _, ...content } = withValues(learned.live, moved, (family) => learned.agreement[family].mean);
    const acts = learned.acts.map(({ counts: _, ...act }) => act);
    const basis = { acts, families: learned.agreement };
    return addProposal(scope, { content, basedOnId, reason, origin: "feedback", basis });
  });
}

function withValues(
  configuration: Configuration,
  moved: readonly Family[],
  mean: (family: Family) => number,
): Configuration {
  const next = structuredClone(configuration);
  for (const family of moved) next.families[family].m = round(mean(family));
  return next;
}
