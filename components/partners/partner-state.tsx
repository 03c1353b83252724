import { Badge, Tooltip } from "@mantine/core";
import type { PartnerView } from "@/lib/indicators/contract";

/** Why a partner can receive nothing; null when it can. */
export function obstacleOf({ keys, agreement, disabledAt }: PartnerView, now: number): string | null {
  if (disabledAt !== null) return "disabled";
  if (keys.length === 0) return "no key";
  if (agreement === null) return "no agreement";
  if (Date.parse(agreement.expiresAt) <= now) return "agreement ended";
  return Date.parse(agreement.signedAt) > now ? "agreement not begun" : null;
}

export function PartnerState({ partner }: { partner: PartnerView }) {
  const obstacle = obstacleOf(partner, Date.now());
  if (obstacle === null) return <Badge color="teal">can receive</Badge>;
  return (
    <Tooltip label="Nothing is shared with it until that is mended.">
      <Badge color="orange">{obstacle}</Badge>
    </Tooltip>
  );
}
