import { Text } from "@mantine/core";
import { Moment } from "@/components/data/moment";
import { formatNats } from "@/components/data/nats";
import type { Clearing } from "@/lib/detection/contract";
import classes from "./accounts.module.css";

/** What a person said of the account before, and whether it still stands. */
export function ClearingNote({ clearing }: { clearing: Clearing }) {
  const stands = clearing.nats < clearing.asked;
  return (
    <Text size="sm" component="div" role="note" className={classes.note} data-stands={stands || undefined}>
      <b>Cleared.</b> {clearing.by.name} said on <Moment at={clearing.at} /> that it has no part.{" "}
      {stands
        ? "That stands: the account is kept out of the core."
        : "New evidence puts it back among the core, for somebody else to look at."}{" "}
      <Text span size="sm" c="dimmed">
        Evidence dated after <Moment at={clearing.evidenceUntil} />: {formatNats(clearing.nats, true)} nats, of the{" "}
        {formatNats(clearing.asked)} that would count again.
      </Text>
    </Text>
  );
}
