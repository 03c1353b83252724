"use client";
import { Button, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCopy } from "@tabler/icons-react";
import { AlikeDrawer, type AlikeProps } from "./alike-drawer";

export const moreLikeThis = "More like this";

/** Leads to exchanges of other accounts that are worded like the one that is selected. */
export function AlikeButton({ exchangeIds, ...props }: Omit<AlikeProps, "exchangeId"> & { exchangeIds: string[] }) {
  const [opened, drawer] = useDisclosure(false);
  const exchangeId = exchangeIds.length === 1 ? exchangeIds[0] : undefined;
  return (
    <>
      <Tooltip label="Select one exchange first." disabled={exchangeId !== undefined}>
        <Button
          variant="default"
          leftSection={<IconCopy size={14} aria-hidden />}
          data-disabled={exchangeId === undefined || undefined}
          aria-disabled={exchangeId === undefined}
          onClick={exchangeId === undefined ? undefined : drawer.open}
        >
          {moreLikeThis}
        </Button>
      </Tooltip>
      <AlikeDrawer like={opened && exchangeId !== undefined ? { ...props, exchangeId } : null} onClose={drawer.close} />
    </>
  );
}
