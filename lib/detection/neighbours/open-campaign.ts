import type { CommandScope } from "@/lib/command";
import { newId } from "@/lib/kernel";
import type { Configuration } from "../configuration";
import { configurationHash } from "../configuration";
import type { Explanation, Family, MemberExplanation } from "../contract";
import type { OutlinedMember } from "../explanation/explain-member";
import { evidenceParts, rounded } from "../explanation/parts";
import { memberWithoutFamily, withoutFamily } from "../explanation/without-family";
import { isHardLinked } from "../extraction/members";
import { codeNameFor } from "../identity/code-names";
import type { AccountProfile } from "../model";
import { writeIncidences } from "../store/incidence";
import { readClearedAmong, readCodeNames } from "../store/known";
import { publishCampaign } from "../store/publish";
import { readProfilesOf } from "../store/value-sightings";
import { valueKinds } from "../vocabulary";
import { evidenceOfPair } from "./facts";
import { incidencesOf, type MeasuredGroup, measureGroup } from "./measure-group";
import { type OpenMeasure, openMeasure } from "./open-measure";
import { reasonOf } from "./sentences";

export interface OpenedCampaign {
  id: string;
  codeName: string;
  accounts: number;
  core: number;
}

interface Opening {
  threadId: string;
  accountIds: readonly string[];
  /** Sentences that say where it comes from. */
  sentences: readonly string[];
}

/**
 * Opens a campaign of accounts that a person put together, with nobody's verdict. A member is core only where a run would link it to
 * another; all others are associated. Runs neither change nor retire it.
 * @throws `precondition_failed` before any run over everything
 */
export async function openThreadCampaign(scope: CommandScope<unknown>, opening: Opening): Promise<OpenedCampaign> {
  const { tx, ctx, now } = scope;
  const measure = await openMeasure(ctx);
  const group = await measureGroup(ctx.warehouse, opening.accountIds, measure);
  const profiles = await readProfilesOf(ctx.warehouse, group.accountIds);
  const cleared = await readClearedAmong(tx, group.accountIds);
  const id = newId();
  const codeName = codeNameFor(id, new Set((await readCodeNames(tx)).values()));
  const members = group.accountIds.map((accountId, i) =>
    memberOf(
      { accountId, i, group, profile: profiles.get(accountId), isCleared: cleared.has(accountId) },
      measure.config,
    ),
  );
  await writeIncidences(ctx.warehouse, incidencesOf(group, { runId: measure.epoch, campaignId: id }));
  await publishCampaign(
    tx,
    measure.epoch,
    { ...campaignOf(members, group, measure, opening), id, codeName, ...explained(members, group, measure) },
    now,
  );
  return { id, codeName, accounts: members.length, core: members.filter(({ tier }) => tier === "core").length };
}

interface Member {
  accountId: string;
  /** Its index in the group. */
  i: number;
  group: MeasuredGroup;
  profile: AccountProfile | undefined;
  isCleared: boolean;
}

function memberOf({ accountId, i, group, profile, isCleared }: Member, config: Configuration): OutlinedMember {
  const measured = group.members[i];
  const parts = partsOf(group, i, config);
  const hasTraffic = profile !== undefined && profile.exchanges > 0;
  return {
    accountId,
    tier: measured?.linked && !isCleared ? "core" : "associated",
    score: rounded(parts.reduce((sum, part) => sum + part.nats, 0)),
    families: Object.fromEntries(parts.map(({ family, nats }) => [family, nats])),
    spoke: parts.flatMap(({ family, listed }) => (listed > 0 ? [family] : [])),
    hardLink: measured !== undefined && isHardLinked(measured.evidence, config),
    suggestedDisposition: "unknown",
    exchanges: profile?.exchanges ?? 0,
    extractionExchanges: profile?.extraction ?? 0,
    firstSeen: hasTraffic ? profile.firstSeen : null,
    lastSeen: hasTraffic ? profile.lastSeen : null,
  };
}

function partsOf({ members, pairs }: MeasuredGroup, i: number, config: Configuration) {
  const measured = members[i];
  if (measured === undefined) return [];
  const listed = new Map<Family, number>();
  for (const [place, nats] of measured.counts) {
    const value = pairs.values[place];
    if (value === undefined) continue;
    const family = valueKinds[value.kind];
    listed.set(family, (listed.get(family) ?? 0) + nats);
  }
  return evidenceParts(measured.evidence, listed, config);
}

function campaignOf(members: readonly OutlinedMember[], group: MeasuredGroup, measure: OpenMeasure, opening: Opening) {
  const sum = (of: (member: OutlinedMember) => number) => members.reduce((total, member) => total + of(member), 0);
  const times = members.flatMap(({ firstSeen, lastSeen }) => [firstSeen, lastSeen].filter((at) => at !== null)).sort();
  const explanation: Explanation = {
    sentences: [...opening.sentences],
    configurationHash: configurationHash(measure.config),
    thresholdNats: rounded(measure.by.thresholdNats),
    membershipNats: rounded(measure.by.thresholdNats),
    priorNats: 0,
    withoutFamily: withoutFamily(
      group.members.filter((_, i) => members[i]?.tier === "core").map(({ evidence }) => evidence),
      measure.by.thresholdNats,
      measure.config,
    ),
    ...{ pivots: [], mixing: null, against: [], endUsers: null },
  };
  return {
    threadId: opening.threadId,
    verdict: "undetermined" as const,
    // Nobody has asked what the accounts do: a score would be a number for nothing.
    score: 0,
    terms: [],
    lineage: [],
    exchanges: sum((member) => member.exchanges),
    extractionExchanges: sum((member) => member.extractionExchanges),
    firstSeen: times[0] ?? measure.by.at,
    lastSeen: times.at(-1) ?? measure.by.at,
    explanation,
    evidence: group.facts,
    members: [...members],
  };
}

function explained(members: readonly OutlinedMember[], group: MeasuredGroup, measure: OpenMeasure) {
  const { config, by } = measure;
  const membershipNats = rounded(by.thresholdNats);
  return {
    *explanations(): Generator<MemberExplanation> {
      for (const [i, { score, tier }] of members.entries()) {
        const measured = group.members[i];
        const partner = measured?.partner;
        const asked = tier === "core" ? by.thresholdNats : 0;
        yield {
          sentences: [
            partner === undefined
              ? "A person put it in; it shares nothing that counts with the others."
              : reasonOf(
                  evidenceOfPair(group.pairs, i, partner, measure),
                  group.accountIds[partner] ?? null,
                  by.thresholdNats,
                ),
          ],
          configurationHash: configurationHash(config),
          ...{ membershipNats, marginNats: config.associatedMargin, score, parts: partsOf(group, i, config) },
          conduct: { nats: 0, numerator: 0, denominator: 0, baseline: 0 },
          withoutFamily: measured === undefined ? [] : memberWithoutFamily(measured.evidence, asked, config),
          against: [],
          clearing: null,
          external: null,
        };
      }
    },
  };
}
