import { Anchor, Text } from "@mantine/core";
import Link from "next/link";
import { Moment } from "@/components/data/moment";
import type { CampaignView } from "@/lib/campaigns/contract";

/** Merges and splits that were taken back: they say why a campaign was another one for a while. */
export function TakenBack({ campaign: { id, endedById, regroupings } }: { campaign: CampaignView }) {
  const past = regroupings.filter((one) => one.takenBack !== null && one.id !== endedById && one.into.id !== id);
  if (past.length === 0) return null;
  return (
    <Text size="xs" c="dimmed" mt="sm" component="div">
      {past.map(({ id: key, kind, into, by, at, takenBack }) => (
        <div key={key}>
          {kind === "merge" ? "Merged into" : "Split into"}{" "}
          <Anchor component={Link} href={`/campaigns/${into.id}`} inherit>
            {into.codeName}
          </Anchor>{" "}
          by {by.name}, <Moment at={at} />; taken back by {takenBack?.by.name}: “{takenBack?.reason}”
        </div>
      ))}
    </Text>
  );
}
