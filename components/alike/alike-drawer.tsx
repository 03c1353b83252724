"use client";
import { Drawer } from "@mantine/core";
import { AlikeExchanges } from "./alike-exchanges";

export interface AlikeProps {
  accountId: string;
  exchangeId: string;
  /** Campaigns that words can be read for. */
  campaigns: { id: string; codeName: string }[];
}

/** Beside the page, exchanges of other accounts that are worded like one. */
export const AlikeDrawer = ({ like, onClose }: { like: AlikeProps | null; onClose: () => void }) => (
  <Drawer opened={like !== null} onClose={onClose} position="right" size="xl" title="Worded like it, at other accounts">
    {like !== null && <AlikeExchanges {...like} />}
  </Drawer>
);
