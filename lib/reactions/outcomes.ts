import type { Outcome, RecordOutcomes } from "@/lib/detection";
import type { DecidedRow } from "./store";

/** Dispositions of members who are not of those who run the campaign. */
const innocent = ["bystander", "relay_customer"];

/** What decisions say of detection; bans and revoked keys add nothing to the confirmation that they rest on. */
export function outcomesOf(decisions: readonly DecidedRow[]): RecordOutcomes {
  const outcomes = decisions.flatMap((decision): Outcome[] => {
    const kind = kindOf(decision);
    if (kind === undefined || decision.campaignId === null) return [];
    const { id: decisionId, campaignId, accountId, verdict, actorName, at } = decision;
    return [{ decisionId, kind, campaignId, accountId, verdict, actorName, at: at.toISOString() }];
  });
  return { outcomes, withdrawn: decisions.flatMap(({ reversesId }) => reversesId ?? []) };
}

function kindOf({ kind, disposition }: DecidedRow): Outcome["kind"] | undefined {
  if (kind === "confirm") return "confirmed";
  if (kind === "dismiss") return "dismissed";
  return kind === "set_disposition" && disposition !== null && innocent.includes(disposition) ? "cleared" : undefined;
}
