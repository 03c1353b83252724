import { type CommandScope, type Context, runCommand } from "@/lib/command";
import { conflict, invalidInput, newId } from "@/lib/kernel";
import { Configuration, configurationHash, defaultConfiguration } from "../configuration";
import { type ConfigurationOrigin, type ConfigurationView, type LearnedFrom, ProposeConfiguration } from "./contract";
import { differencesOf } from "./fields";
import { comparedWith } from "./live";
import { requirePerson } from "./require-person";
import { settleVersions } from "./settle-versions";
import { insertVersion } from "./store";
import { liveOf, type Version } from "./versions";
import { configurationView } from "./view";

const Numbers = Configuration.omit({ version: true });
const Input = ProposeConfiguration.extend({ content: Numbers });

/**
 * Proposes other numbers than the live ones. Nothing follows from it until somebody else puts it live.
 * @throws `invalid_input` naming each faulty number, or when nothing is different; `conflict` when another version went live
 *   since the person looked
 */
export function proposeConfiguration(ctx: Context, input: ProposeConfiguration): Promise<ConfigurationView> {
  return runCommand(ctx, { permission: "detector.propose", schema: Input, input }, (scope) => {
    const { content, basedOnId, reason } = scope.input;
    return addProposal(scope, { content, basedOnId, reason, origin: "person", basis: null });
  });
}

export interface Proposal {
  content: Omit<Configuration, "version">;
  basedOnId: string;
  reason: string;
  origin: Exclude<ConfigurationOrigin, "shipped">;
  basis: LearnedFrom | null;
}

/** Adds a proposal to the versions; shared by those who think of one and by what decisions teach. */
export async function addProposal(scope: CommandScope<unknown>, proposal: Proposal): Promise<ConfigurationView> {
  const { tx, ctx, now, record } = scope;
  requirePerson(ctx.actor);
  const versions = await settleVersions(scope);
  const live = liveOf(versions);
  if (live.id !== proposal.basedOnId) {
    throw conflict(`Version ${live.number} went live meanwhile: compare with it, then propose again.`);
  }
  const number = Math.max(...versions.map((one) => one.number)) + 1;
  const content = { ...proposal.content, version: `${defaultConfiguration.version}+${number}` };
  const differences = differencesOf(comparedWith(versions), content);
  if (differences.length === 0) throw invalidInput("Nothing differs from the live version.", { field: "content" });
  const version: Version = {
    ...{ id: newId(), number, status: "proposed", content, hash: configurationHash(content), version: 1 },
    ...{ origin: proposal.origin, basedOnId: live.id, reason: proposal.reason, basis: proposal.basis },
    ...{ proposedBy: { id: ctx.actor.id, name: ctx.actor.name }, proposedAt: now },
    ...{ decidedBy: null, decidedAt: null, decisionReason: null, shadowRunId: null, supersededAt: null },
  };
  await insertVersion(tx, version, now);
  record({
    action: "configuration.propose",
    subject: { type: "configuration", id: version.id },
    detail: { number, hash: version.hash, differences, reason: proposal.reason, origin: proposal.origin },
    live: [{ topic: "configuration", subjectId: version.id }],
  });
  return configurationView(tx, [...versions, version], version);
}
