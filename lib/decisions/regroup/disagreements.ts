import type { Disagreement, Disposition } from "@/lib/detection/contract";
import type { SharedMember } from "../store/regroup";

/** What is kept of members that are in several campaigns, and where people said different things of one. */
export interface KeptWords {
  dispositions: Map<string, Disposition>;
  disagreements: Disagreement[];
}

/**
 * A person's word beats what detection suggests; of several the latest that stands is kept. One without a decision on record, as of
 * before there was one, counts as the oldest.
 * @param lastWords the order of the last word, by `campaign/account`
 */
export function keptWords(members: readonly SharedMember[], lastWords: ReadonlyMap<string, bigint>): KeptWords {
  const byAccount = new Map<string, SharedMember[]>();
  for (const member of members) {
    if (!member.isSaid) continue;
    byAccount.set(member.accountId, [...(byAccount.get(member.accountId) ?? []), member]);
  }
  const kept: KeptWords = { dispositions: new Map(), disagreements: [] };
  const orderOf = ({ campaignId, accountId }: SharedMember) => lastWords.get(`${campaignId}/${accountId}`) ?? -1n;
  for (const [accountId, said] of byAccount) {
    const last = said.reduce((latest, one) => (orderOf(one) > orderOf(latest) ? one : latest));
    kept.dispositions.set(accountId, last.disposition);
    const others = said.filter(({ disposition }) => disposition !== last.disposition);
    if (others.length === 0) continue;
    kept.disagreements.push({
      ...{ accountId, kept: last.disposition, keptFrom: last.campaignId },
      others: others.map(({ campaignId, disposition }) => ({ campaignId, disposition })),
    });
  }
  return kept;
}
