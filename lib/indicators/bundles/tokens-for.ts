import { preconditionFailed } from "@/lib/kernel";
import type { TokenType } from "../vocabulary";
import { askGate } from "./ask-gate";
import type { Stores } from "./material";
import { membersAtGate } from "./sift";

export interface TokensFor {
  partner: { id: string; name: string };
  /** The version that they leave by. */
  agreementVersion: number;
  /** Under which of the partner's keys: the one that holds. */
  keyId: string;
  campaign: { id: string; codeName: string; firstSeen: Date; lastSeen: Date };
  /** Of which members of the core that may be shared. */
  members: number;
  /** In order, each once; fewer than the members where not all are known by such an identifier. */
  tokens: string[];
}

/**
 * The core of a confirmed campaign as one type of token for one partner, in memory at once. They go to a machine that counts and passes
 * nothing on, so that no marking is above theirs.
 * @throws `not_found`; `precondition_failed` with what would help, when the gate refuses
 */
export async function tokensFor(
  stores: Stores,
  { type, ...wanted }: { campaignId: string; partner: string; type: TokenType },
  now: Date,
): Promise<TokensFor> {
  const { campaign, partner, answer } = await askGate(
    stores,
    { ...wanted, tlp: "red", categories: ["tokens", "counts"] },
    now,
  );
  if (answer.admission === null) throw preconditionFailed(answer.refusal);
  const { agreement, keys } = answer.admission;
  const keyId = keys[0]?.id ?? "";
  const tokens = new Set<string>();
  let members = 0;
  for await (const page of membersAtGate(stores, answer.admission, campaign.id)) {
    for (const { outcome } of page) {
      if (outcome.passed !== undefined || outcome.held === "no_token") members++;
      for (const one of outcome.passed?.tokens ?? [])
        if (one.keyId === keyId && one.type === type) tokens.add(one.token);
    }
  }
  const { id, codeName, firstSeen, lastSeen } = campaign;
  return {
    partner: { id: partner.id, name: partner.name },
    ...{ agreementVersion: agreement.version, keyId, members, tokens: [...tokens].sort() },
    campaign: { id, codeName, firstSeen, lastSeen },
  };
}
