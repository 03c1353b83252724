import { Badge, Group, Tooltip } from "@mantine/core";
import { IconEyeOff, IconHammer } from "@tabler/icons-react";
import type { ProposalView } from "@/lib/decisions/contract";
import { departureOf, standingOf } from "./proposal-words";

/** Where it stands, and what is out of the ordinary about it. */
export function ProposalBadges({ proposal }: { proposal: ProposalView }) {
  const { label, color, meaning } = standingOf(proposal);
  const departure = departureOf(proposal);
  return (
    <Group gap={6} wrap="nowrap">
      <Tooltip label={meaning}>
        <Badge color={color}>{label}</Badge>
      </Tooltip>
      {proposal.breakGlass && (
        <Tooltip label="Carried out at once, without a second person.">
          <Badge color="red" leftSection={<IconHammer size={11} aria-hidden />}>
            Glass broken
          </Badge>
        </Tooltip>
      )}
      {proposal.disclosure === "covert" && (
        <Tooltip label="Kept from its owners for the time that it holds.">
          <Badge color="grape" leftSection={<IconEyeOff size={11} aria-hidden />}>
            Covert
          </Badge>
        </Tooltip>
      )}
      {departure !== null && (
        <Tooltip label={departure}>
          <Badge color="orange">Departs</Badge>
        </Tooltip>
      )}
    </Group>
  );
}
