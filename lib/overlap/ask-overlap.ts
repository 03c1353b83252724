import { type Context, runCommand } from "@/lib/command";
import { leastCount, type TokensFor, type TokensOf, tokensFor } from "@/lib/indicators";
import { newId, preconditionFailed } from "@/lib/kernel";
import { partnerHosts, requireSendable } from "@/lib/outgoing";
import { type AccountSetView, readSetAccounts } from "@/lib/review";
import { AskOverlap, mostTokens, type OverlapQuestionView } from "./contract";
import { setHashOf } from "./model";
import { askPeer, type Peer, type Said } from "./peer";
import { endQuestion, findSetting, insertQuestion, readQuestion } from "./store";
import { viewQuestion } from "./view";

/**
 * Asks a partner's server how many accounts of a confirmed campaign's core, or of a set, it knows as well, by one type of token, under the key
 * that the partner was handed. Of a set, only accounts in the core of a campaign that a person confirmed are asked about: a set is a list that
 * anybody may draw up. What goes out has passed the gate and is on record before it goes; of more than 50,000, those whose tokens come
 * first. The question comes back with its answer, or with why there is none.
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
  runCommand(ctx, { ...command, input }, async ({ input: wanted, tx, ctx: inside, now, record }) => {
    const { type, campaignId } = wanted;
    const { of, set } = await subjectOf(inside, wanted);
    const found = await tokensFor(inside, { of, partner: wanted.partner, type }, now);
    const { partner, campaigns, keyId, members, agreementVersion } = found;
    const tokens = found.tokens.slice(0, mostTokens);
    if (tokens.length < leastCount) throw preconditionFailed(tooFew(found, type, set));
    const setting = await findSetting(tx, partner.id);
    if (!setting?.url || !setting.accessKey)
      throw preconditionFailed(
        `Nobody has said where ${partner.name} is asked: a sharing officer does on the partner's page.`,
      );
    requireSendable(setting.url, partnerHosts());
    const peer: Peer = { partnerId: partner.id, url: setting.url, accessKey: setting.accessKey };
    const id = newId();
    await insertQuestion(tx, {
      ...{ id, side: "ours", partnerId: partner.id, agreementVersion, members, keyId, type },
      ...(set
        ? { setId: set.id, setVersion: set.version, setAccounts: set.accounts }
        : { campaignId: campaignId ?? null }),
      ...{ asked: tokens.length, setHash: setHashOf(type, tokens), askedByName: ctx.actor.name, askedAt: now },
    });
    record({
      action: "overlap.ask",
      subject: { type: "partner", id: partner.id },
      detail: {
        ...{ question: id, campaigns: campaigns.map(({ id }) => id), type, keyId, asked: tokens.length },
        ...{ agreement: agreementVersion, ...(set && { set: set.id, setVersion: set.version }) },
      },
    });
    return { id, keyId, tokens, peer };
  });

interface Subject {
  of: TokensOf;
  set?: AccountSetView;
}

async function subjectOf(
  ctx: Context,
  { campaignId, setId }: Pick<AskOverlap, "campaignId" | "setId">,
): Promise<Subject> {
  if (campaignId !== undefined) return { of: { campaignId } };
  const { set, accountIds } = await readSetAccounts(ctx, { setId: setId ?? "" });
  return { of: { accountIds }, set };
}

const nouns = { mail: "mail address", phone: "phone number", account: "account id that means the same to both" };

function tooFew({ members, tokens, campaigns }: TokensFor, type: AskOverlap["type"], set?: AccountSetView): string {
  const whole = set
    ? `Of ${set.accounts} accounts in the set ${set.name}, ${members} may be shared, being in the core of a campaign that a person confirmed; of those,`
    : `Of ${members} members of ${campaigns[0]?.codeName} that may be shared,`;
  return `${whole} ${tokens.length} have a known ${nouns[type]}: a question takes at least ${leastCount}.`;
}

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
