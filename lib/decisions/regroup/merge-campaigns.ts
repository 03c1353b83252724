import { type Context, runCommand } from "@/lib/command";
import { findRegrouping, joinCampaigns, regroupingOf } from "@/lib/detection";
import { invalidInput, notFound } from "@/lib/kernel";
import { MergeCampaigns, type RegroupingOutcome } from "../regroup-contract";
import { claimCampaign } from "../store/campaign";
import { readKeptWords } from "./read-kept-words";
import { requireFound } from "./require-found";

/**
 * Makes one campaign of several, undecided, with the members of all and what people said of them. The others end and point to it; what
 * was decided on them stays there, and is reversed there. Runs keep the merge.
 * @throws `conflict` when one of them changed meanwhile; `precondition_failed` for one that is retired
 */
export function mergeCampaigns(ctx: Context, input: MergeCampaigns): Promise<RegroupingOutcome> {
  const command = { permission: "campaign.decide", schema: MergeCampaigns, input } as const;
  return runCommand(ctx, command, async (scope) => {
    const { campaignId, version, others, reason } = scope.input;
    // In one order, so that two merges of the same campaigns cannot block each other for good.
    const asked = [{ campaignId, version }, ...others].sort((a, b) => (a.campaignId < b.campaignId ? -1 : 1));
    const ids = asked.map((one) => one.campaignId);
    if (new Set(ids).size < ids.length) {
      throw invalidInput("Name each campaign once: one is not merged with itself.", { field: "others" });
    }
    for (const one of asked) requireFound(await claimCampaign(scope.tx, one.campaignId, one.version));
    const { dispositions, disagreements } = await readKeptWords(scope.tx, ids);
    const made = await joinCampaigns(scope, ids, { reason, disagreements, dispositions });
    scope.record({
      action: "campaign.merge",
      subject: { type: "campaign", id: made.campaignId },
      detail: { regroupingId: made.regroupingId, from: ids, reason, disagreements: disagreements.length },
      live: [...ids, made.campaignId].map((subjectId) => ({ topic: "campaign", subjectId })),
    });
    const row = await findRegrouping(scope.tx, made.regroupingId);
    if (row === null) throw notFound("Regrouping", made.regroupingId);
    return { regrouping: regroupingOf(row) };
  });
}
