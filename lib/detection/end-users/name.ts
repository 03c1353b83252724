import { newId } from "@/lib/kernel";
import { codeNameFor } from "../identity/code-names";
import type { Publication } from "../store/publish";
import { type EndUserNaming, explainEndUsers } from "./explain";
import type { EndUserFinding } from "./find";

/** A campaign behind end users as an earlier run left it. */
export interface KnownEndUserCampaign {
  id: string;
  codeName: string;
  accounts: ReadonlySet<string>;
  isDismissed: boolean;
}

/**
 * Gives findings their identity over runs: the earlier campaign with which they have most accounts in common, each once. One that a
 * person dismissed stays dismissed.
 */
export function nameEndUserFindings(
  findings: readonly EndUserFinding[],
  known: readonly KnownEndUserCampaign[],
  taken: Set<string>,
  naming: Omit<EndUserNaming, "id" | "codeName">,
): Publication[] {
  const free = new Set(known);
  return findings.map((finding): Publication => {
    const common = (one: KnownEndUserCampaign) =>
      finding.candidates.filter(({ account }) => one.accounts.has(account.accountId)).length;
    const own = [...free]
      .filter((one) => common(one) > 0)
      .sort((a, b) => common(b) - common(a) || (a.id < b.id ? -1 : 1))[0];
    if (own) free.delete(own);
    const id = own?.id ?? newId();
    const codeName = own?.codeName ?? codeNameFor(id, taken);
    taken.add(codeName);
    const campaign = explainEndUsers(finding, { ...naming, id, codeName });
    const lineage = own ? [{ campaignId: own.id, relation: "continued" as const, members: common(own) }] : [];
    const endUsers = finding.candidates.flatMap(({ slice }) => slice);
    return { ...campaign, endUsers, lineage, isSilent: own?.isDismissed ?? false };
  });
}
