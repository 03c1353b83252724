import { type Context, runCommand } from "@/lib/command";
import { leastCount, type TokensFor, tokensFor } from "@/lib/indicators";
import { newId, preconditionFailed } from "@/lib/kernel";
import { partnerHosts, requireSendable } from "@/lib/outgoing";
import { AskOverlap, mostTokens, type OverlapQuestionView } from "./contract";
import { setHashOf } from "./model";
import { askPeer, type Peer, type Said } from "./peer";
import { endQuestion, findSetting, insertQuestion, readQuestion } from "./store";
import { viewQuestion } from "./view";

/**
 * Asks a partner's server how many accounts of a confirmed campaign's core it knows as well, by one type of token, under the key that the
 * partner was handed. What goes out has passed the gate and is on record before it goes; of more than 50,000, those whose tokens come first.
 * The question comes back with its answer, or with why there is none.
 * @throws `precondition_failed` with what would help, when the gate refuses, fewer than ten would be asked about, or nobody said where to ask
 */
export async function askOverlap(ctx: Context, input: AskOverlap): Promise<OverlapQuestionView> {
  const { id, keyId, tokens, peer } = await put(ctx, input);
  // No transaction waits for a stranger's server.
  const said = await askPeer(peer, { key_id: keyId, type: input.type, tokens });
  return end(ctx, input, { id, partnerId: peer.partnerId, said });
}

const command = { permission: "bundle.export", schema: AskOverlap } as const;

const put = (ctx: Context, input: AskOverlap) =>
  runCommand(ctx, { ...command, input }, async ({ input: wanted, tx, now, record }) => {
    const found = await tokensFor({ db: tx, warehouse: ctx.warehouse }, wanted, now);
    const { partner, campaign, keyId, members, agreementVersion } = found;
    const tokens = found.tokens.slice(0, mostTokens);
    if (tokens.length < leastCount) throw preconditionFailed(tooFew(found, wanted));
    const setting = await findSetting(tx, partner.id);
    if (!setting?.url || !setting.accessKey)
      throw preconditionFailed(
        `Nobody has said where ${partner.name} is asked: a sharing officer does on the partner's page.`,
      );
    requireSendable(setting.url, partnerHosts());
    const peer: Peer = { partnerId: partner.id, url: setting.url, accessKey: setting.accessKey };
    const id = newId();
    const { type } = wanted;
    await insertQuestion(tx, {
      ...{ id, side: "ours", partnerId: partner.id, agreementVersion, campaignId: campaign.id, members, keyId, type },
      ...{ asked: tokens.length, setHash: setHashOf(type, tokens), askedByName: ctx.actor.name, askedAt: now },
    });
    record({
      action: "overlap.ask",
      subject: { type: "partner", id: partner.id },
      detail: { question: id, campaign: campaign.id, type, keyId, asked: tokens.length, agreement: agreementVersion },
    });
    return { id, keyId, tokens, peer };
  });

const nouns = { mail: "mail address", phone: "phone number", account: "account id that means the same to both" };

const tooFew = ({ members, tokens, campaign }: TokensFor, { type }: AskOverlap): string =>
  `Of ${members} members of ${campaign.codeName} that may be shared, ${tokens.length} have a known ${nouns[type]}: a question takes at least ${leastCount}.`;

interface Asked {
  id: string;
  partnerId: string;
  said: Said;
}

const end = (ctx: Context, input: AskOverlap, { id, partnerId, said: { answer, fault } }: Asked) =>
  runCommand(ctx, { ...command, input }, async ({ tx, now, record }) => {
    const matched = answer?.matched ?? null;
    await endQuestion(tx, id, { state: answer ? "answered" : "failed", matched, reason: fault ?? null, endedAt: now });
    record({
      action: answer ? "overlap.was_answered" : "overlap.had_no_answer",
      subject: { type: "partner", id: partnerId },
      detail: { question: id, ...(answer ? { matched: matched ?? `fewer than ${leastCount}` } : { fault }) },
    });
    const row = await readQuestion(tx, id);
    if (row === null) throw new Error("A question is gone that was just asked.");
    return viewQuestion(row);
  });
