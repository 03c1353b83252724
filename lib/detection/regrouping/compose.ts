import type { CommandScope } from "@/lib/command";
import type { Database } from "@/lib/db";
import { newId, preconditionFailed } from "@/lib/kernel";
import { Explanation } from "../contract";
import { codeNameFor } from "../identity/code-names";
import { readCodeNames } from "../store/known";
import { insertCampaign, readWhole, type WholeCampaign } from "../store/regroup";
import type { Disposition } from "../vocabulary";
import type { Disagreement } from "./shapes";

/** What a verb says of a merge or split besides its campaigns. */
export interface Said {
  reason: string;
  disagreements: readonly Disagreement[];
  /** What members are, where it is not what the member that counts says. */
  dispositions: ReadonlyMap<string, Disposition>;
}

export interface Composed {
  regroupingId: string;
  campaignId: string;
  codeName: string;
}

/**
 * Campaigns whose accounts links hold together, in the order of their ids.
 * @throws `precondition_failed` for one behind end users: its accounts are nobody's but their owners'
 */
export async function readRegroupable(db: Database, ids: readonly string[]): Promise<WholeCampaign[]> {
  const campaigns = await readWhole(db, ids);
  const hidden = campaigns.find(({ explanation }) => Explanation.parse(explanation).endUsers !== null);
  if (hidden) {
    throw preconditionFailed(
      `${hidden.codeName} hides behind end users of accounts; what is merged and split is accounts that links hold together. Nothing was done.`,
    );
  }
  return campaigns.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const isLater = (a: WholeCampaign, b: WholeCampaign): boolean => a.run.startedAt > b.run.startedAt;

/** The run that measured last, of those that found some campaigns. */
export const latestRun = (campaigns: readonly WholeCampaign[]): string =>
  campaigns.reduce((latest, one) => (isLater(one, latest) ? one : latest)).runId;

/**
 * Writes the row of a campaign that a person composes, open and with nobody's verdict. Its figures are those of the campaign that
 * its suggestion is from, until a run judges it.
 * @param like the campaign whose suggestion and tests it has for the time being
 * @param sentence says who made it of what
 */
export async function createComposed(
  { tx }: CommandScope<unknown>,
  like: WholeCampaign,
  { threadId, runId, sentence }: { threadId: string | null; runId: string; sentence: string },
): Promise<{ id: string; codeName: string }> {
  const id = newId();
  const codeName = codeNameFor(id, new Set((await readCodeNames(tx)).values()));
  const { suggestedVerdict, score, exchanges, extractionExchanges, firstSeen, lastSeen, scoreTerms, explanation } =
    like;
  await insertCampaign(tx, {
    ...{ id, codeName, threadId, runId, accounts: 0, coreAccounts: 0, verdict: suggestedVerdict, suggestedVerdict },
    ...{ score, exchanges, extractionExchanges, firstSeen, lastSeen, scoreTerms: scoreTerms as object[] },
    explanation: { ...Explanation.parse(explanation), sentences: [sentence] },
  });
  return { id, codeName };
}
