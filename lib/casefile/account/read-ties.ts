import { evidenceOf, readEvidenceRows, readMembers, type readMembershipsOf } from "@/lib/campaigns";
import type { Context } from "@/lib/command";
import type { AccountCasefile } from "../contract";
import { readKeysOf, readSharedWeights } from "../store/links";
import { readRunConfiguration } from "../store/run-configuration";
import { linksOf, summingOf } from "./model";

type Memberships = Awaited<ReturnType<typeof readMembershipsOf>>;

/** Campaigns whose ties are looked at; an account in more is rare, and the first are those that are still found. */
const mostCampaigns = 3;
const mostLinks = 50;

/** What an account shares with others of its campaigns, and which of them it is linked to most strongly. */
export async function readTies(
  ctx: Context,
  accountId: string,
  memberships: Memberships,
): Promise<Pick<AccountCasefile, "evidence" | "links">> {
  const ties = await Promise.all(
    memberships.slice(0, mostCampaigns).map(({ campaign }) => tiesIn(ctx, accountId, campaign)),
  );
  const links = new Map<string, AccountCasefile["links"][number]>();
  for (const link of ties.flatMap((tie) => tie.links)) {
    if ((links.get(link.accountId)?.nats ?? -1) < link.nats) links.set(link.accountId, link);
  }
  return {
    evidence: ties.flatMap((tie) => tie.evidence).sort((a, b) => b.weight - a.weight),
    links: [...links.values()].sort((a, b) => b.nats - a.nats).slice(0, mostLinks),
  };
}

async function tiesIn(ctx: Context, accountId: string, campaign: Memberships[number]["campaign"]) {
  const { id, runId } = campaign;
  const [facts, keys, shared, configuration] = await Promise.all([
    readEvidenceRows(ctx.db, id),
    readKeysOf(ctx.warehouse, runId, id, accountId),
    readSharedWeights(ctx.warehouse, runId, id, accountId),
    readRunConfiguration(ctx.db, runId),
  ]);
  const links = linksOf(shared, summingOf(configuration), mostLinks);
  const partners = await readMembers(
    ctx.db,
    id,
    links.map((link) => link.accountId),
  );
  const tiers = new Map(partners.map((member) => [member.accountId, member.tier]));
  return {
    evidence: facts.filter((fact) => keys.has(`${fact.kind}:${fact.value}`)).map(evidenceOf),
    links: links.map((link) => ({ ...link, tier: tiers.get(link.accountId) ?? null })),
  };
}
