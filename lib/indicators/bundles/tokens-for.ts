import { preconditionFailed } from "@/lib/kernel";
import type { Admission } from "../gate/admission";
import { type MemberRow, memberPages } from "../store/material";
import type { TokenType } from "../vocabulary";
import { askGate } from "./ask-gate";
import type { Stores } from "./material";
import { nobodyLeaves, partsOf } from "./part";
import { membersAtGate } from "./sift";

/** Whose tokens: the core of one campaign, or those of some accounts that are in the core of any that a person confirmed. */
export type TokensOf = { campaignId: string } | { accountIds: readonly string[] };

export interface TokensFor {
  partner: { id: string; name: string };
  /** The version that they leave by. */
  agreementVersion: number;
  /** Under which of the partner's keys: the one that holds. */
  keyId: string;
  /** Whose core they are of. */
  campaigns: { id: string; codeName: string }[];
  /** How many accounts may be shared. */
  members: number;
  /** In order, each once; fewer than the members where not all are known by such an identifier. */
  tokens: string[];
}

/**
 * Core members of confirmed campaigns as one type of token for one partner, in memory at once: of accounts that somebody named, those that
 * could be asked about campaign by campaign, and no others. They go to a machine that counts and passes nothing on, so that no marking is
 * above theirs.
 * @throws `not_found`; `precondition_failed` with what would help, when the gate refuses
 */
export async function tokensFor(
  stores: Stores,
  { type, of, partner }: { of: TokensOf; partner: string; type: TokenType },
  now: Date,
): Promise<TokensFor> {
  const { db } = stores;
  const found = "campaignId" in of ? undefined : await partsOf(db, of.accountIds);
  const wanted: { campaignId: string; accountIds?: readonly string[] }[] =
    "campaignId" in of ? [of] : (found?.parts ?? []);
  const gathered: Gathered = { type, tokens: new Set(), members: new Set() };
  const campaigns: TokensFor["campaigns"] = [];
  let by: Pick<TokensFor, "partner" | "agreementVersion" | "keyId"> | undefined;
  for (const { campaignId, accountIds } of wanted) {
    const asked = await askGate(stores, { campaignId, partner, tlp: "red", categories: ["tokens", "counts"] }, now);
    const { admission, refusal } = asked.answer;
    if (admission === null) throw preconditionFailed(refusal);
    const { agreement, keys } = admission;
    const { id, name } = asked.partner;
    by = { partner: { id, name }, agreementVersion: agreement.version, keyId: keys[0]?.id ?? "" };
    campaigns.push({ id: campaignId, codeName: asked.campaign.codeName });
    await gather(gathered, stores, admission, memberPages(db, campaignId, accountIds));
  }
  if (by === undefined) throw preconditionFailed(nobodyLeaves(found?.leftOut ?? new Map()));
  return { ...by, campaigns, members: gathered.members.size, tokens: [...gathered.tokens].sort() };
}

interface Gathered {
  type: TokenType;
  tokens: Set<string>;
  members: Set<string>;
}

async function gather(
  { type, tokens, members }: Gathered,
  stores: Stores,
  admission: Admission,
  pages: AsyncIterable<readonly MemberRow[]>,
): Promise<void> {
  const [held] = admission.keys;
  for await (const page of membersAtGate(stores, admission, pages)) {
    for (const { accountId, outcome } of page) {
      if (outcome.passed !== undefined || outcome.held === "no_token") members.add(accountId);
      for (const one of outcome.passed?.tokens ?? [])
        if (one.keyId === held?.id && one.type === type) tokens.add(one.token);
    }
  }
}
