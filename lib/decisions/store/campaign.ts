import type { CampaignState } from "@/lib/campaigns";
import type { Database } from "@/lib/db";
import { conflict, forbiddenTransition, notFound } from "@/lib/kernel";

/**
 * Takes the campaign for this transaction, if it still is the version that the person looked at, and raises the version.
 * @param isReversal what was decided on a campaign is taken back there, also after it was merged into another
 * @throws `not_found`; `conflict` when somebody, or a detection run, has changed it meanwhile; `forbidden_transition` for one that
 *   a merge, or the return of what made it, has ended
 */
export async function claimCampaign(tx: Database, id: string, version: number, isReversal = false) {
  const claimed = await tx.campaign.updateManyAndReturn({
    where: { id, version, ...(isReversal ? {} : { endedById: null }) },
    data: { version: { increment: 1 } },
  });
  const [campaign] = claimed;
  if (campaign) return campaign;
  const found = await tx.campaign.findUnique({ where: { id }, include: { endedBy: { include: { into: true } } } });
  if (!found) throw notFound("Campaign", id);
  if (found.endedBy !== null && !isReversal) throw hasEnded(found.codeName, found.id, found.endedBy);
  throw conflict(
    `Campaign ${found.codeName} changed meanwhile (you saw version ${version}, it is ${found.version} now, status ${found.status}): look at it again, then decide.`,
  );
}

/** A campaign that was merged says where it went; one whose making was taken back, that it is no more. */
const hasEnded = (codeName: string, id: string, { into }: { into: { id: string; codeName: string } }) =>
  forbiddenTransition(
    into.id === id
      ? `What made ${codeName} has been taken back: its accounts are where they came from. Nothing was done.`
      : `${codeName} has been merged into ${into.codeName}: decide there; what was decided here is reversed here. Nothing was done.`,
  );

export type ClaimedCampaign = Awaited<ReturnType<typeof claimCampaign>>;

export const readCampaignVersion = (db: Database, id: string) =>
  db.campaign.findUnique({ where: { id }, select: { version: true } });

/** A campaign as the rules look at it, without taking it. Throws `not_found`. */
export async function readCampaignGround(db: Database, id: string) {
  const campaign = await db.campaign.findUnique({
    where: { id },
    select: {
      ...{ id: true, codeName: true, version: true, status: true, verdict: true, verdictBy: true, coreAccounts: true },
    },
  });
  if (!campaign) throw notFound("Campaign", id);
  return campaign;
}

export async function writeCampaignState(tx: Database, id: string, state: CampaignState): Promise<void> {
  const { status, verdict, verdictBy } = state;
  await tx.campaign.update({ where: { id }, data: { status, verdict, verdictBy } });
}

/** The dismissal that the newest difference of a campaign is the difference from: evidence dated after it opened the case again. */
export async function readOvertakenDismissal(
  tx: Database,
  campaignId: string,
): Promise<{ actorId: string } | undefined> {
  const rows = await tx.$queryRaw<{ actorId: string }[]>`
    select d.actor_id as "actorId" from campaign_difference c join decision d on d.id = c.decision_id
    where c.campaign_id = ${campaignId}::uuid order by c.found_at desc, c.decision_id desc limit 1`;
  return rows[0];
}
