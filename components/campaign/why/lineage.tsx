import { Text } from "@mantine/core";
import { formatCount } from "@/components/data/count";
import { Pseudonym } from "@/components/data/pseudonym";
import type { CampaignView } from "@/lib/campaigns/contract";

const relations: Record<CampaignView["lineage"][number]["relation"], string> = {
  continued: "Continues",
  merged: "Merged from",
  split: "Split from",
};

/** Campaigns of earlier runs that this one comes from. Decisions are not inherited. */
export function Lineage({ lineage }: { lineage: CampaignView["lineage"] }) {
  const others = lineage.filter(({ relation }) => relation !== "continued");
  if (others.length === 0) return null;
  return (
    <Text size="xs" c="dimmed" mt="sm" component="div">
      {others.map(({ campaignId, relation, members }) => (
        <div key={campaignId}>
          {relations[relation]} <Pseudonym size="xs" value={campaignId.slice(0, 8)} href={`/campaigns/${campaignId}`} />{" "}
          ({formatCount(members)} accounts); its decisions are not carried over.
        </div>
      ))}
    </Text>
  );
}
