"use client";
import { useState } from "react";
import { usePermission, useSession } from "@/components/session/session";
import type { CampaignView } from "@/lib/campaigns/contract";

/** Something that can be done to the campaign as a whole; `refusal` says why not, when not. */
export interface CampaignAct {
  open: () => void;
  refusal: string | null;
}

export interface CampaignActs {
  confirm: CampaignAct;
  dismiss: CampaignAct;
  share: CampaignAct;
  /** The dialog that is open. */
  opened: "confirm" | "dismiss" | "share" | null;
  close: () => void;
}

/** Which acts the signed-in person may take on the campaign as it stands. The server checks every one again. */
export function useCampaignActs(campaign: CampaignView): CampaignActs {
  const [opened, setOpened] = useState<CampaignActs["opened"]>(null);
  const mayDecide = usePermission("campaign.decide");
  const mayExport = usePermission("bundle.export");
  const { id } = useSession();
  const isOwn = campaign.difference?.dismissedBy.id === id;
  const own = isOwn ? "You dismissed it before newer evidence opened it again; somebody else decides it now." : null;
  const decided = campaign.status === "open" ? null : `It is ${campaign.status} already; reverse that decision first.`;
  const deciding = mayDecide ? (decided ?? own) : "Your roles do not allow deciding on campaigns.";
  const sharing = mayExport ? shareRefusal(campaign) : "Your roles do not allow sharing indicators.";
  return {
    confirm: { open: () => setOpened("confirm"), refusal: deciding },
    dismiss: { open: () => setOpened("dismiss"), refusal: deciding },
    share: { open: () => setOpened("share"), refusal: sharing },
    opened,
    close: () => setOpened(null),
  };
}

const shareRefusal = (campaign: CampaignView): string | null =>
  campaign.status === "confirmed" ? null : "Only what a person confirmed is shared.";
