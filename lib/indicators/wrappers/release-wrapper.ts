import { type Context, runCommand } from "@/lib/command";
import { conflict, notFound, preconditionFailed } from "@/lib/kernel";
import { readMaterial } from "../bundles/material";
import { ReleaseWrapper } from "../contract";
import { wrapperReason } from "../gate/gate";
import { heldReasons } from "../gate/passed";
import { findRelease, insertRelease, readCampaign } from "../store/material";
import { wrapperText } from "./read-wrapper";
import { sealWrapper } from "./released";

/**
 * Lets a masked wrapper leave with bundles of its campaign: the very words that the officer read, which the hash binds, and never others.
 * @throws `precondition_failed` unless twenty core members use it and nobody else; `conflict` when it reads otherwise now, or was released before
 */
export function releaseWrapper(ctx: Context, input: ReleaseWrapper): Promise<{ text: string }> {
  const command = { permission: "wrapper.release", schema: ReleaseWrapper, input } as const;
  return runCommand(ctx, command, async ({ ctx: inside, tx, input, now, record }) => {
    const { campaignId, kind, value, textHash, reason } = input;
    const campaign = await readCampaign(tx, campaignId);
    if (!campaign) throw notFound("Campaign", campaignId);
    const { wrappers } = await readMaterial(inside, campaign);
    const found = wrappers.find(({ fact }) => fact.kind === kind && fact.value === value);
    if (!found) throw notFound(`Value (${kind})`, value);
    const refusal = wrapperReason(found.atGate);
    if (refusal !== undefined) throw preconditionFailed(`This wrapper does not leave: ${heldReasons[refusal].words}.`);
    const read = await wrapperText(inside, input);
    if (read.textHash !== textHash) throw conflict("It does not read as it did when you read it: read it again.");
    if (await findRelease(tx, campaignId, kind, value)) throw conflict("Somebody has released it already.");
    const { id: releasedById, name: releasedByName } = ctx.actor;
    const text = sealWrapper({ campaignId, kind, value }, read.text);
    const by = { releasedById, releasedByName, releasedAt: now };
    await insertRelease(tx, { campaignId, kind, value, text, textHash, reason, ...by });
    record({
      action: "wrapper.release",
      subject: { type: "campaign", id: campaignId },
      detail: { kind, value, textHash, reason },
    });
    return { text: read.text };
  });
}
