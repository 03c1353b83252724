"use client";
import { Button, type ButtonProps } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconStack2 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { usePermission } from "@/components/session/session";
import { MakeSetDialog, type MakeSetDialogProps } from "./make-set-dialog";

/** What the button says where accounts are chosen one by one. */
export const makeSetOfThese = "Make a set of these";

/** What it says where the accounts go into a set that is there already, or into a new one. */
export const putIntoSet = "Put into a set";

interface MakeSetButtonProps extends Pick<MakeSetDialogProps, "source" | "suggestedName" | "onMade">, ButtonProps {
  /** What it says; `makeSetOfThese` unless told otherwise. */
  children?: ReactNode;
}

/** Opens the dialog that makes a set of these; nothing for who may not. */
export function MakeSetButton({
  source,
  suggestedName,
  onMade,
  children = makeSetOfThese,
  ...button
}: MakeSetButtonProps) {
  const mayWork = usePermission("review.work");
  const [opened, dialog] = useDisclosure(false);
  if (!mayWork) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconStack2 size={15} aria-hidden />}
        disabled={source === null}
        {...button}
        onClick={dialog.open}
      >
        {children}
      </Button>
      <MakeSetDialog
        source={source}
        suggestedName={suggestedName}
        opened={opened}
        onClose={dialog.close}
        {...(onMade === undefined ? {} : { onMade })}
      />
    </>
  );
}
