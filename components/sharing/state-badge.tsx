import { Badge, Tooltip } from "@mantine/core";
import type { BundleExportView } from "@/lib/indicators/contract";
import { deliveryStates } from "./words";

/** How far a delivery is; a recall that nobody acknowledged is live at the partner, and says so. */
export function StateBadge({ delivery: { state, recall, partner } }: { delivery: BundleExportView }) {
  const { label, color, meaning } = deliveryStates[state];
  const isLive = recall !== null && state !== "acknowledged";
  return (
    <Tooltip label={isLive ? `What it takes back is still live at ${partner}. ${meaning}` : meaning}>
      <Badge color={isLive ? "red" : color}>{isLive ? `still live · ${label}` : label}</Badge>
    </Tooltip>
  );
}
