import { formatCount } from "@/components/data/count";
import { formatNats } from "@/components/data/nats";
import type { CampaignView } from "@/lib/campaigns/contract";
import { words } from "@/lib/queries/words";

/** What is different between the campaign that somebody looked at and the campaign as it is, in words; never empty. */
export function describeChanges(seen: CampaignView, present: CampaignView): string[] {
  const changes: string[] = [];
  const compare = (name: string, before: string, after: string) => {
    if (before !== after) changes.push(`${name}: ${before} → ${after}`);
  };
  compare("Status", seen.status, present.status);
  compare("Verdict", verdictOf(seen), verdictOf(present));
  compare("Core accounts", formatCount(seen.coreAccounts), formatCount(present.coreAccounts));
  compare("All accounts", formatCount(seen.accounts), formatCount(present.accounts));
  compare("Score", `${formatNats(seen.score)} nats`, `${formatNats(present.score)} nats`);
  compare("Exchanges", formatCount(seen.exchanges), formatCount(present.exchanges));
  compare("Dispositions", dispositionsOf(seen), dispositionsOf(present));
  compare("Found by the latest run", seen.retiredAt === null ? "yes" : "no", present.retiredAt === null ? "yes" : "no");
  if (changes.length === 0) {
    changes.push(`Somebody acted on it (version ${seen.version} → ${present.version}); the figures are the same.`);
  }
  return changes;
}

const verdictOf = (campaign: CampaignView) =>
  `${words(campaign.verdict)} (${campaign.verdictBy === "analyst" ? "decided" : "suggested"})`;

const dispositionsOf = ({ dispositions }: CampaignView) =>
  Object.entries(dispositions)
    .map(([name, accounts]) => `${formatCount(accounts ?? 0)} ${words(name)}`)
    .sort()
    .join(", ");
