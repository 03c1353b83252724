import type { z } from "zod";
import { requirePermission } from "@/lib/auth";
import { listMembers, readMemberIds } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import { listNotes, type NoteList } from "@/lib/review";
import { readCampaignLoss } from "../loss/read-campaign-loss";
import { readCampaignSignUps } from "../loss/read-campaign-sign-ups";
import { listPins } from "../pins/list-pins";
import { readCampaignCasefile } from "../read-campaign-casefile";
import { readCampaignCapabilities, readCampaignTimeline } from "../read-timelines";
import { type Dossier, type DossierNote, DossierQuery } from "./contract";
import { notKnown } from "./not-known";
import { countMembers, readAuditHead } from "./store";
import { withoutIds } from "./without-ids";

/** Members that are listed one by one. */
const mostMembers = 20;

/**
 * A campaign on paper, with what speaks for and against it, what was decided and what is not known; who reads it is on the record, and
 * its head names the record up to there. Accounts stand there by pseudonym, also in what people wrote; in clear only for those who may
 * reveal values.
 */
export function readDossier(ctx: Context, input: DossierQuery): Promise<Dossier> {
  const query = {
    permission: "campaign.read",
    schema: DossierQuery,
    input,
    audited: ({ campaignId, accounts, notes }: z.output<typeof DossierQuery>) => {
      if (accounts === "clear") requirePermission(ctx.actor, "value.reveal");
      return { action: "dossier.read", subject: { type: "campaign", id: campaignId }, detail: { accounts, notes } };
    },
  } as const;
  return runQuery(ctx, query, async ({ campaignId, accounts, notes }) => {
    const dossier = { accounts, ...(await compose(ctx, campaignId, notes)) };
    if (accounts === "clear") return dossier;
    const [core, associated] = await Promise.all([
      readMemberIds(ctx.db, campaignId, "core"),
      readMemberIds(ctx.db, campaignId, "associated"),
    ]);
    return withoutIds(ctx.warehouse, dossier, [...core, ...associated]);
  });
}

async function compose(ctx: Context, campaignId: string, withNotes: boolean): Promise<Omit<Dossier, "accounts">> {
  const about = { type: "campaign", id: campaignId } as const;
  const { campaign, decisions, rates, gatewayConnected } = await readCampaignCasefile(ctx, { campaignId });
  const [timeline, capabilities, loss, signUps, counts, strongest, pins, notes, auditHead] = await Promise.all([
    readCampaignTimeline(ctx, { campaignId, by: "model" }),
    readCampaignCapabilities(ctx, { campaignId }),
    readCampaignLoss(ctx, { campaignId }),
    readCampaignSignUps(ctx, { campaignId }),
    countMembers(ctx.db, campaignId),
    listMembers(ctx, { campaignId, tier: "core", limit: mostMembers }),
    listPins(ctx, about),
    withNotes ? listNotes(ctx, about) : null,
    readAuditHead(ctx.db),
  ]);
  const evidence = campaign.evidence.map((fact) => ({ ...fact, value: "", exchangeIds: [] }));
  return {
    ...{ madeAt: ctx.clock().toISOString(), madeBy: ctx.actor.name, rates, decisions },
    ...{ timeline, capabilities, loss, signUps, auditHead, pins: pins.rows },
    campaign: { ...campaign, evidence },
    members: { counts, strongest: strongest.rows },
    notes: notes === null ? null : wordsOf(notes),
    notKnown: notKnown({ campaign, timeline, loss, signUps, counts, gatewayConnected }),
  };
}

const wordsOf = ({ rows }: NoteList): DossierNote[] =>
  rows.flatMap(({ author, writtenAt, text }) => (text === null ? [] : [{ author: author.name, writtenAt, text }]));
