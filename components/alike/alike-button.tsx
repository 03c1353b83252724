"use client";
import { Button, Drawer, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCopy } from "@tabler/icons-react";
import { AlikeExchanges } from "./alike-exchanges";

export interface AlikeProps {
  accountId: string;
  exchangeId: string;
  /** Campaigns that words can be read for. */
  campaigns: { id: string; codeName: string }[];
}

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
          More like this
        </Button>
      </Tooltip>
      <Drawer
        opened={opened && exchangeId !== undefined}
        onClose={drawer.close}
        position="right"
        size="xl"
        title="Worded like it, at other accounts"
      >
        {exchangeId !== undefined && <AlikeExchanges {...props} exchangeId={exchangeId} />}
      </Drawer>
    </>
  );
}
