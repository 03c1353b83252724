import { Alert, Anchor, Text } from "@mantine/core";
import { IconGavel, IconHammer, IconInfoCircle } from "@tabler/icons-react";
import Link from "next/link";
import { Moment } from "@/components/data/moment";
import { formatShare } from "@/components/data/share";
import type { ProposalView } from "@/lib/decisions/contract";
import { standingOf } from "./proposal-words";

/** What the second person said, or how it ended without one; and the batch that came of it. */
export function RulingSection({ proposal }: { proposal: ProposalView }) {
  const { ruling, endReason, batchId, breakGlass } = proposal;
  if (ruling === null && endReason === null && batchId === null) return null;
  const isUnreviewed = breakGlass && ruling === null;
  const Icon = isUnreviewed ? IconHammer : ruling === null ? IconInfoCircle : IconGavel;
  const { label, meaning } = standingOf(proposal);
  return (
    <Alert
      color={isUnreviewed ? "red" : ruling?.ruling === "declined" ? "orange" : "gray"}
      icon={<Icon size={18} aria-hidden />}
      title={ruling !== null ? titleOf(ruling, breakGlass) : isUnreviewed ? meaning : label}
    >
      {ruling !== null && (
        <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
          {ruling.reason}
        </Text>
      )}
      {ruling !== null && (
        <Text size="xs" c="dimmed">
          <Moment at={ruling.at} precision="second" />
          {ruling.bound === null
            ? " · on no estimate of the share of innocents"
            : ` · on at most ${formatShare(ruling.bound)} innocents (95 %)`}
        </Text>
      )}
      {endReason !== null && <Text size="sm">{endReason}</Text>}
      {batchId !== null && (
        <Anchor component={Link} href={`/batches/${batchId}`} size="sm">
          The batch that carries it out
        </Anchor>
      )}
    </Alert>
  );
}

function titleOf({ ruling, by }: NonNullable<ProposalView["ruling"]>, breakGlass: boolean): string {
  if (breakGlass) return ruling === "approved" ? `${by} found it right afterwards` : `${by} found it wrong afterwards`;
  return ruling === "approved" ? `${by} approved it` : `${by} declined it`;
}
