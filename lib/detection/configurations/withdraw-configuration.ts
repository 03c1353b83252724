import { type Context, runCommand } from "@/lib/command";
import { forbidden } from "@/lib/kernel";
import { versionIn } from "./activate-configuration";
import { type ConfigurationView, WithdrawConfiguration } from "./contract";
import { settleVersions } from "./settle-versions";
import { updateVersion } from "./store";
import type { Version } from "./versions";
import { configurationView } from "./view";

/**
 * Takes a proposal off the table: one's own, or anybody's for those who may put one live.
 * @throws `forbidden` for somebody else's; `forbidden_transition` unless it is proposed
 */
export function withdrawConfiguration(ctx: Context, input: WithdrawConfiguration): Promise<ConfigurationView> {
  return runCommand(ctx, { permission: "detector.propose", schema: WithdrawConfiguration, input }, async (scope) => {
    const { tx, now, record } = scope;
    const { id, version, reason } = scope.input;
    const versions = await settleVersions(scope);
    const proposed = versionIn(versions, id, version);
    const { actor } = ctx;
    if (proposed.proposedBy.id !== actor.id && !actor.permissions.has("detector.activate")) {
      throw forbidden("This is somebody else's proposal: its proposer withdraws it, or a lead.");
    }
    const next: Version = {
      ...{ ...proposed, status: "withdrawn", decisionReason: reason, version: proposed.version + 1 },
      ...{ decidedBy: { id: actor.id, name: actor.name }, decidedAt: now },
    };
    await updateVersion(tx, next, now);
    record({
      action: "configuration.withdraw",
      subject: { type: "configuration", id },
      detail: { number: next.number, reason },
      live: [{ topic: "configuration", subjectId: id }],
    });
    const after = versions.map((one) => (one.id === id ? next : one));
    return configurationView(tx, after, next);
  });
}
