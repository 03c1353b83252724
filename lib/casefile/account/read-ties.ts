import { readMembers, type readMembershipsOf } from "@/lib/campaigns";
import type { Context } from "@/lib/command";
import { storedConfiguration } from "@/lib/detection";
import type { AccountCasefile } from "../contract";
import { readSharedWeights } from "../store/links";
import { readRunConfiguration } from "../store/run-configuration";
import { linksOf } from "./model";

type Memberships = Awaited<ReturnType<typeof readMembershipsOf>>;

/** Campaigns whose ties are looked at; an account in more is rare, and the first are those that are still found. */
const mostCampaigns = 3;
const mostLinks = 50;

/** Which others of its campaigns an account is linked to most strongly. */
export async function readTies(
  ctx: Context,
  accountId: string,
  memberships: Memberships,
): Promise<AccountCasefile["links"]> {
  const ties = await Promise.all(
    memberships.slice(0, mostCampaigns).map(({ campaign }) => tiesIn(ctx, accountId, campaign)),
  );
  const links = new Map<string, AccountCasefile["links"][number]>();
  for (const link of ties.flat()) {
    if ((links.get(link.accountId)?.nats ?? -1) < link.nats) links.set(link.accountId, link);
  }
  return [...links.values()].sort((a, b) => b.nats - a.nats).slice(0, mostLinks);
}

/** Which other members of a campaign an account is linked to most strongly, as the run that found it weighed what they share. */
export async function tiesIn(ctx: Context, accountId: string, { id, runId }: { id: string; runId: string }) {
  const [shared, configuration] = await Promise.all([
    readSharedWeights(ctx.warehouse, runId, id, accountId),
    readRunConfiguration(ctx.db, runId),
  ]);
  const links = linksOf(shared, storedConfiguration(configuration), mostLinks);
  const partners = await readMembers(
    ctx.db,
    id,
    links.map((link) => link.accountId),
  );
  const tiers = new Map(partners.map((member) => [member.accountId, member.tier]));
  return links.map((link) => ({ ...link, tier: tiers.get(link.accountId) ?? null }));
}
