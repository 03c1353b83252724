import { Text } from "@mantine/core";
import { Moment } from "@/components/data/moment";
import { formatNats } from "@/components/data/nats";
import type { Clearing } from "@/lib/detection/contract";

/** What a person said of the account before, and whether it still stands. */
export function ClearingNote({ clearing }: { clearing: Clearing }) {
  const stands = clearing.nats < clearing.asked;
  return (
    <Text size="sm" mb="sm" component="div">
      {clearing.by.name} said <Moment at={clearing.at} /> that it has no part.{" "}
      {stands
        ? "That stands: it is kept out of the core."
        : "New evidence puts it back among the core, for somebody else to look at."}{" "}
      <Text span size="sm" c="dimmed">
        Its evidence gained {formatNats(clearing.nats, true)} nats since <Moment at={clearing.evidenceUntil} />;{" "}
        {formatNats(clearing.asked)} would count again.
      </Text>
    </Text>
  );
}
