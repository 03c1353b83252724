"use client";
import { Button, Group, List, Modal, Stack } from "@mantine/core";
import { getHotkeyHandler } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useRef } from "react";
import classes from "./confirm-dialog.module.css";
import { ErrorState } from "./error-state";

export interface ConfirmDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  confirmLabel: string;
  /** What will happen, one line each. */
  consequences?: ReactNode[];
  isDangerous?: boolean;
  /** False while something is missing. */
  canConfirm: boolean;
  /** Does it; the dialog closes when it succeeds, and stays with all that was typed when it is refused. */
  onConfirm: () => Promise<unknown>;
  /** Cannot be undone at once: Ctrl-Enter then goes to the button, which takes a key of its own. */
  isFinal?: boolean;
  size?: string;
  children?: ReactNode;
}

/** Asks before an act. Fields belong to the caller, who clears them once the act is done. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const submit = useRef<HTMLButtonElement>(null);
  const act = useMutation({ mutationFn: props.onConfirm, onSuccess: props.onClose });
  const close = () => {
    act.reset();
    props.onClose();
  };
  const confirm = () => {
    if (props.canConfirm && !act.isPending) act.mutate();
  };
  return (
    <Modal opened={props.opened} onClose={close} title={props.title} size={props.size ?? "md"}>
      <form
        ref={beginInFirstField}
        tabIndex={-1}
        style={{ outline: "none" }}
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
        onKeyDown={getHotkeyHandler([["mod+Enter", props.isFinal === true ? () => submit.current?.focus() : confirm]])}
      >
        <Stack gap="md">
          {props.consequences !== undefined && props.consequences.length > 0 && (
            <Consequences of={props.consequences} />
          )}
          {props.children}
          {act.error !== null && <ErrorState error={act.error} />}
          <Group justify="flex-end" gap="sm" className={classes.foot}>
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button
              ref={submit}
              type="submit"
              color={props.isDangerous ? "red" : undefined}
              disabled={!props.canConfirm}
              loading={act.isPending}
            >
              {props.confirmLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/**
 * Hands that stay on the keys begin in the first field, not at the cross in the corner; where there is none, in the dialog, which hears
 * Ctrl-Enter and takes nothing else for a yes. The dialog's focus trap looks for the mark, however the dialog comes in.
 */
function beginInFirstField(form: HTMLFormElement | null): void {
  const field = form?.querySelector("input:enabled, textarea:enabled");
  (field ?? form)?.setAttribute("data-autofocus", "");
}

function Consequences({ of }: { of: ReactNode[] }) {
  return (
    <List size="sm" spacing={4}>
      {of.map((line, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one dialog do not move
        <List.Item key={position}>{line}</List.Item>
      ))}
    </List>
  );
}
