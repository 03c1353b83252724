import { type Context, runCommand } from "@/lib/command";
import { conflict, forbidden, forbiddenTransition, notFound, preconditionFailed } from "@/lib/kernel";
import { notInShadowYet } from "../shadow/contract";
import { ActivateConfiguration, type ConfigurationView } from "./contract";
import { differencesOf } from "./fields";
import { comparedWith, usableVersion } from "./live";
import { requirePerson } from "./require-person";
import { settleVersions } from "./settle-versions";
import { updateVersion } from "./store";
import { liveOf, type Version } from "./versions";
import { configurationView, shadowStates } from "./view";

/**
 * Puts a proposed version live: the next run of detection uses it. Takes somebody else than the proposer, and a shadow run that
 * shows what it changes against the version that is live now.
 * @throws `forbidden` for the proposer and for machines; `forbidden_transition` unless it is proposed; `precondition_failed`
 *   without such a shadow run; `conflict` when somebody changed it meanwhile
 */
export function activateConfiguration(ctx: Context, input: ActivateConfiguration): Promise<ConfigurationView> {
  return runCommand(ctx, { permission: "detector.activate", schema: ActivateConfiguration, input }, async (scope) => {
    const { tx, now, record } = scope;
    const { id, version, shadowRunId, reason } = scope.input;
    requirePerson(ctx.actor);
    const versions = await settleVersions(scope);
    const proposed = versionIn(versions, id, version);
    const live = liveOf(versions);
    refuseProposer(proposed, ctx.actor.id);
    const differences = differencesOf(comparedWith(versions), usableVersion(proposed).configuration);
    const shadow = (await shadowStates(tx, versions, [proposed])).get(id);
    if (shadow?.runId !== shadowRunId || shadow.status !== "completed") {
      throw preconditionFailed(notInShadowYet);
    }
    if (!shadow.isCurrent) {
      throw preconditionFailed(`Its shadow run was compared with another version than ${live.number}: run it again.`);
    }
    // The order matters: the database lets one be live.
    const former: Version = { ...live, status: "superseded", supersededAt: now, version: live.version + 1 };
    await updateVersion(tx, former, now);
    const next: Version = {
      ...{ ...proposed, status: "live", shadowRunId, decisionReason: reason, version: proposed.version + 1 },
      ...{ decidedBy: { id: ctx.actor.id, name: ctx.actor.name }, decidedAt: now },
    };
    await updateVersion(tx, next, now);
    record({
      action: "configuration.activate",
      subject: { type: "configuration", id },
      detail: { number: next.number, hash: next.hash, instead: live.number, differences, shadowRunId, reason },
      live: [{ topic: "configuration", subjectId: id }],
    });
    const after = versions.map((one) => (one.id === id ? next : one.id === live.id ? former : one));
    return configurationView(tx, after, next);
  });
}

/** @throws `not_found`, `conflict` when it is not as the person saw it, `forbidden_transition` unless it is proposed */
export function versionIn(versions: readonly Version[], id: string, seen: number): Version {
  const found = versions.find((one) => one.id === id);
  if (!found) throw notFound("Configuration", id);
  if (found.version !== seen)
    throw conflict(`Version ${found.number} changed meanwhile (it is ${found.status} now): look at it again.`);
  if (found.status !== "proposed")
    throw forbiddenTransition(`Version ${found.number} is ${found.status}, not proposed; propose its numbers anew.`);
  return found;
}

function refuseProposer({ origin, proposedBy }: Version, actorId: string): void {
  if (origin !== "shipped" && proposedBy.id === actorId) {
    throw forbidden("You proposed this version; somebody else puts it live.");
  }
}
