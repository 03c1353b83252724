import type { z } from "zod";
import { type Permission, requirePermission } from "@/lib/auth";
import { readCampaignRow } from "@/lib/campaigns";
import { type Context, parseInput } from "@/lib/command";
import {
  type DecisionOutcome,
  foreseeMeasures,
  mostNamed,
  readDecisionSettings,
  setDisposition,
  takeMeasure,
} from "@/lib/decisions";
import { conflict, invalidInput, isDomainError, preconditionFailed } from "@/lib/kernel";
import { noteAct, readSet } from "@/lib/review";
import { readSetGroups, type SetGroupRow } from "../store/set-groups";
import { ActOnSet, type SetActOutcome } from "./contract";
import { gathered } from "./read-set-reach";

type Input = z.output<typeof ActOnSet>;
type Act = Input["act"];
interface Group extends SetGroupRow {
  version: number;
  codeName: string;
}
type Result = SetActOutcome["results"][number] & { accountIds: string[] };

const permissionOf: Record<Act["kind"], Permission> = {
  set_disposition: "member.decide",
  ban: "account.ban",
  revoke_key: "key.revoke",
};

/**
 * Decides on the members of a set, campaign by campaign, by the very verbs that decide on one account: their permissions, rules and
 * records hold. Members of other campaigns, or of none, are left as they are. Each campaign is an act of its own: what is refused in one
 * does not keep the others from it. How many are shut off at once is counted over all of them.
 * @throws `conflict` when the set changed meanwhile; `precondition_failed` for more accounts than one person shuts off
 */
export async function actOnSet(ctx: Context, input: ActOnSet): Promise<SetActOutcome> {
  requirePermission(ctx.actor, permissionOf[input?.act?.kind] ?? "member.decide");
  const given = parseInput(ActOnSet, input);
  const set = await readSet(ctx, { setId: given.setId });
  if (set.version !== given.version)
    throw conflict(`Somebody changed the set ${set.name} meanwhile: look at it again.`);
  const groups = await groupsOf(ctx, given);
  if (given.act.kind !== "set_disposition") await requireWithinRadius(ctx, groups, given.act.kind);
  const results: Result[] = [];
  for (const group of groups) results.push(await actOn(ctx, group, given.act));
  const accountIds = [...new Set(results.flatMap((result) => result.accountIds))].sort();
  if (accountIds.length > 0) await noteAct(ctx, { setId: set.id, note: noteOf(given.act, results), accountIds });
  return {
    results: results.map(({ accountIds: _, ...result }) => result),
    taken: results.reduce((sum, { taken }) => sum + taken, 0),
  };
}

/** The set's members in the chosen campaigns. Throws `invalid_input` where a campaign has none of them. */
async function groupsOf({ db }: Context, { setId, campaigns }: Input): Promise<Group[]> {
  const groups = new Map((await readSetGroups(db, setId)).map((group) => [group.campaignId, group]));
  const versions = new Map(campaigns.map(({ campaignId, version }) => [campaignId, version]));
  return Promise.all(
    [...versions].map(async ([campaignId, version]) => {
      const group = groups.get(campaignId);
      if (group === undefined)
        throw invalidInput("No member of the set is in one of these campaigns.", { field: "campaigns" });
      return { ...group, version, codeName: (await readCampaignRow(db, campaignId))?.codeName ?? campaignId };
    }),
  );
}

/** However many campaigns they are in, it is one act of one person. */
async function requireWithinRadius(ctx: Context, groups: readonly Group[], kind: "ban" | "revoke_key"): Promise<void> {
  const [reached, { blastRadius }] = await Promise.all([reachedBy(ctx, groups, kind), readDecisionSettings(ctx)]);
  if (reached.size <= blastRadius) return;
  throw preconditionFailed(
    `${reached.size} accounts at once take a second person's approval: propose it campaign by campaign; at most ${blastRadius} go without, over all campaigns. Nothing was done.`,
  );
}

async function reachedBy(ctx: Context, groups: readonly Group[], kind: "ban" | "revoke_key"): Promise<Set<string>> {
  const reached = new Set<string>();
  for (const group of groups) for (const id of (await foreseeMeasures(ctx, group))[kind].eligible) reached.add(id);
  return reached;
}

async function actOn(ctx: Context, group: Group, act: Act): Promise<Result> {
  const { campaignId, codeName } = group;
  const result: Result = { campaignId, codeName, taken: 0, spared: [], refusal: null, accountIds: [] };
  try {
    if (act.kind === "set_disposition") await dispose(ctx, group, act, result);
    else await shutOff(ctx, group, act, result);
  } catch (error) {
    // What one campaign refuses is part of the answer; what is nobody's refusal is not.
    if (!isDomainError(error) || error.code === "unavailable" || error.code === "internal") throw error;
    result.refusal = error.message;
  }
  return result;
}

/** As many acts as it takes to name all of them, each on the version that the one before left. */
async function dispose(
  ctx: Context,
  { campaignId, accountIds, version }: Group,
  { disposition, reason }: Extract<Act, { kind: "set_disposition" }>,
  result: Result,
): Promise<void> {
  let seen = version;
  for (let from = 0; from < accountIds.length; from += mostNamed) {
    const some = accountIds.slice(from, from + mostNamed);
    const outcome = await setDisposition(ctx, { campaignId, version: seen, accountIds: some, disposition, reason });
    count(result, outcome, some);
    seen = outcome.campaignVersion ?? seen;
  }
}

/** Names those whom the rules let it reach at this moment: who was shut off in the campaign before is spared in this one. */
async function shutOff(
  ctx: Context,
  group: Group,
  { kind, policy, reason }: Exclude<Act, { kind: "set_disposition" }>,
  result: Result,
): Promise<void> {
  const { refusal, eligible, spared } = (await foreseeMeasures(ctx, group))[kind];
  result.spared = gathered(spared);
  if (refusal !== null || eligible.length === 0) {
    result.refusal = refusal ?? "The rules spare every member of the set that is in this campaign.";
    return;
  }
  const { campaignId, version } = group;
  const order = { kind, campaignId, version, target: eligible, policy, reason };
  count(result, await takeMeasure(ctx, order), eligible);
}

function count(result: Result, outcome: DecisionOutcome, accountIds: readonly string[]): void {
  result.taken += outcome.taken;
  result.accountIds.push(...accountIds);
}

function noteOf(act: Act, results: readonly Result[]): string {
  const what = { ban: "banned", revoke_key: "revoked keys of", set_disposition: "set the disposition of" }[act.kind];
  const where = results.filter(({ taken }) => taken > 0).map(({ codeName, taken }) => `${taken} in ${codeName}`);
  const as = act.kind === "set_disposition" ? ` to ${act.disposition}` : "";
  return `${what} ${where.join(", ")}${as}`.slice(0, 2_000);
}
