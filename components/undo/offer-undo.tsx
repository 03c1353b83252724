"use client";
import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Shortcut } from "@/components/data/shortcut";
import { asProblem } from "@/lib/queries/problem";
import { offer, take, type Undoable, undoMs } from "./offered";

let offers = 0;

/** Says what was done, and offers for ten seconds to take it back: by the button, or by `u`. */
export function offerUndo(undoable: Undoable): void {
  offers += 1;
  const id = `undo-${offers}`;
  offer(id, undoable);
  notifications.show({
    ...{ id, title: undoable.title, color: "lake", autoClose: undoMs, onClose: () => void take(id) },
    message: (
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <Text size="sm">{undoable.message ?? "Recorded."}</Text>
        <Button
          size="compact-xs"
          variant="default"
          aria-keyshortcuts="u"
          rightSection={<Shortcut of="u" />}
          onClick={() => void undoOffered(id)}
        >
          Undo
        </Button>
      </Group>
    ),
  });
}

/** Takes back what is offered, the last by default. */
export async function undoOffered(id?: string): Promise<void> {
  const taken = take(id);
  if (taken === undefined) return;
  const { title, undo } = taken.undoable;
  notifications.hide(taken.id);
  try {
    await undo();
    notifications.show({ color: "lake", title: "Undone", message: `Taken back: ${title}.` });
  } catch (error) {
    notifications.show({ color: "red", title: "It was not undone", message: asProblem(error).message });
  }
}
