import { z } from "zod";
import { evidenceOf, readCampaignRow, readEvidenceRows, readJoinedSince } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import { listDecisions } from "@/lib/decisions";
import { notFound } from "@/lib/kernel";
import type { SinceLook, SinceLookAnswer } from "./contract";
import { keyOf, visitBefore } from "./remember-look";
import { readLook, type Seen } from "./store/looks";

const Input = z.object({ campaignId: z.uuid() });
const mostNames = 100;

/** What has become of a campaign since the person's visit before this one; null on the first, and when nothing has. Throws `not_found`. */
export function readSinceLook(ctx: Context, input: z.input<typeof Input>): Promise<SinceLookAnswer> {
  return runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ campaignId }) => {
    const look = await readLook(ctx.db, campaignId, ctx.actor.id);
    const { beforeAt, before } = look === undefined ? { beforeAt: null, before: null } : visitBefore(look, ctx.clock());
    if (beforeAt === null || before === null) return { since: null };
    const since = await compare(ctx, campaignId, beforeAt, before);
    return { since: isAnything(since) ? since : null };
  });
}

async function compare(ctx: Context, campaignId: string, since: Date, earlier: Seen): Promise<SinceLook> {
  const [now, evidence, { joined, ids }, decisions] = await Promise.all([
    readCampaignRow(ctx.db, campaignId),
    readEvidenceRows(ctx.db, campaignId),
    readJoinedSince(ctx.db, campaignId, since, mostNames),
    listDecisions(ctx, { campaignId }),
  ]);
  if (now === null) throw notFound("Campaign", campaignId);
  const held = new Set(earlier.evidence);
  const present = new Set(evidence.map(keyOf));
  return {
    since: since.toISOString(),
    score: { before: earlier.score, after: now.score },
    core: {
      ...{ before: earlier.coreAccounts, after: now.coreAccounts, joined, names: ids },
      fellAway: Math.max(0, earlier.coreAccounts + joined - now.coreAccounts),
    },
    verdict: { before: earlier.verdict, after: now.verdict },
    evidence: {
      added: evidence.filter((fact) => !held.has(keyOf(fact))).map(evidenceOf),
      gone: earlier.evidence.filter((key) => !present.has(key)).length,
    },
    decisions: decisions.filter(({ at, actor }) => Date.parse(at) > since.getTime() && actor.id !== ctx.actor.id),
  };
}

/** Differences that somebody would want to hear of; a score that moved by less than a tenth of a nat is none. */
const isAnything = ({ score, core, verdict, evidence, decisions }: SinceLook): boolean =>
  Math.abs(score.after - score.before) >= 0.1 ||
  core.joined + core.fellAway + evidence.added.length + evidence.gone + decisions.length > 0 ||
  verdict.before !== verdict.after;
