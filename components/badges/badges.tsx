import { Badge, Group, Text, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import type { CampaignStatus } from "@/lib/campaigns/contract";
import type { Disposition, Tier, Verdict, VerdictBy } from "@/lib/detection/contract";
import { dispositions, ended, standings, statuses, tiers, verdicts } from "./meanings";

/** Something of a closed list, as a word in its colour with what it means. */
function Meaningful({
  label,
  color,
  meaning,
  suffix,
}: {
  label: string;
  color: string;
  meaning: string;
  suffix?: ReactNode;
}) {
  return (
    <Tooltip label={meaning}>
      <Badge color={color}>
        {label}
        {suffix}
      </Badge>
    </Tooltip>
  );
}

/** What a campaign is, and who says so: a suggestion of the detection reads as one. */
export function VerdictBadge({ verdict, by }: { verdict: Verdict; by?: VerdictBy }) {
  if (by === undefined) return <Meaningful {...verdicts[verdict]} />;
  const says = by === "analyst" ? "decided" : "suggested";
  return (
    <Group gap={6} wrap="nowrap" component="span" display="inline-flex">
      <Meaningful {...verdicts[verdict]} />
      <Text component="span" size="xs" c="dimmed">
        {says}
      </Text>
    </Group>
  );
}

export const StatusBadge = ({ status }: { status: CampaignStatus }) => <Meaningful {...statuses[status]} />;
/** In the place of "open", which waits for somebody. */
export const EndedBadge = () => <Meaningful {...ended} />;
export const DispositionBadge = ({ disposition }: { disposition: Disposition }) => (
  <Meaningful {...dispositions[disposition]} />
);
export const TierBadge = ({ tier }: { tier: Tier }) => <Meaningful {...tiers[tier]} />;
export const StandingBadge = ({ standing }: { standing: keyof typeof standings }) => (
  <Meaningful {...standings[standing]} />
);
