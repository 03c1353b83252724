"use client";
import { Alert, Button, Group, Text, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { formatMoment, Moment } from "@/components/data/moment";
import { Pseudonym } from "@/components/data/pseudonym";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import { usePermission } from "@/components/session/session";
import type { PinView } from "@/lib/casefile/contract";
import { keys } from "@/lib/queries/keys";
import { removePinMutation } from "@/lib/queries/notebook";
import classes from "./notebook.module.css";
import { PinnedChart } from "./pinned-chart";
import { PinnedExchanges } from "./pinned-exchanges";

const shortHash = 12;

/** A pin as it was when it was taken: caption, hash, who took it when, and what it keeps. */
export function PinItem({ pin }: { pin: PinView }) {
  const mayRemove = usePermission("review.work");
  const [isRemoving, removing] = useDisclosure(false);
  return (
    <article className={classes.pin} aria-label={`Pinned: ${pin.caption}`}>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="baseline">
        <Text size="sm" fw={600}>
          {pin.caption}
        </Text>
        {mayRemove && (
          <Button size="compact-xs" variant="subtle" onClick={removing.open} aria-label={`Take off “${pin.caption}”`}>
            Take off
          </Button>
        )}
      </Group>
      <Text size="xs" c="dimmed" mb="xs">
        <b>{pin.takenBy}</b> · taken <Moment at={pin.takenAt} /> ·{" "}
        <Tooltip label={`SHA-256 ${pin.hash}`}>
          <span>
            hash <code>{pin.hash.slice(0, shortHash)}</code>
          </span>
        </Tooltip>
        {pin.isWhole && ", matches"}
      </Text>
      <Kept pin={pin} />
      <RemoveDialog pin={pin} opened={isRemoving} onClose={removing.close} />
    </article>
  );
}

function Kept({ pin }: { pin: PinView }) {
  if (!pin.isWhole) {
    return (
      <Alert color="red" title="This evidence was changed">
        What is kept is not what its hash of {formatMoment(pin.takenAt)} UTC was made of, so it is not shown. Tell an
        auditor.
      </Alert>
    );
  }
  if (pin.chart !== null) return <PinnedChart chart={pin.chart} />;
  if (pin.exchanges === null) return <Text size="sm">It is kept in a form that this version cannot draw.</Text>;
  return (
    <Group gap="xs" justify="space-between">
      <Text size="sm" component="div">
        {pin.exchanges.exchangeIds.length} exchanges of{" "}
        <Pseudonym value={pin.exchanges.accountId} href={`/accounts/${encodeURIComponent(pin.exchanges.accountId)}`} />,
        kept whole and encrypted
      </Text>
      <PinnedExchanges pin={pin} />
    </Group>
  );
}

function RemoveDialog({ pin, opened, onClose }: { pin: PinView; opened: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const remove = useMutation(removePinMutation());
  const onConfirm = async (reason: string) => {
    await remove.mutateAsync({ pinId: pin.id, reason });
    await client.invalidateQueries({ queryKey: keys.notes(pin.subject.type, pin.subject.id) });
  };
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={`Take off “${pin.caption}”`}
      confirmLabel="Take off"
      consequences={["It leaves the notebook; what it keeps stays as evidence, and the record says who took it off."]}
      least={3}
      onConfirm={onConfirm}
    />
  );
}
