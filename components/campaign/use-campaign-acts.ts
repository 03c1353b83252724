"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { usePermission, useSession } from "@/components/session/session";
import type { CampaignView } from "@/lib/campaigns/contract";
import { dismissedIsNoGround } from "@/lib/decisions/contract";
import { splitSelected } from "./regroup/split-selected";

/** Something that can be done to the campaign as a whole; `refusal` says why not, when not. */
export interface CampaignAct {
  open: () => void;
  refusal: string | null;
}

export interface CampaignActs {
  confirm: CampaignAct;
  dismiss: CampaignAct;
  share: CampaignAct;
  merge: CampaignAct;
  split: CampaignAct;
  /** The dialog that is open. */
  opened: "confirm" | "dismiss" | "merge" | "split" | null;
  close: () => void;
}

/** Which acts the signed-in person may take on the campaign as it stands. The server checks every one again. */
export function useCampaignActs(campaign: CampaignView): CampaignActs {
  const router = useRouter();
  const [opened, setOpened] = useState<CampaignActs["opened"]>(null);
  const mayDecide = usePermission("campaign.decide");
  const mayExport = usePermission("bundle.export");
  const { id } = useSession();
  const isOwn = campaign.difference?.dismissedBy.id === id;
  const own = isOwn ? "You dismissed it before newer evidence opened it again; somebody else decides it now." : null;
  const ended = endedRefusal(campaign);
  const decided = campaign.status === "open" ? null : `It is ${campaign.status} already; reverse that decision first.`;
  const deciding = mayDecide ? (ended ?? decided ?? own) : "Your roles do not allow deciding on campaigns.";
  const regrouping = mayDecide ? regroupRefusal(campaign) : "Your roles do not allow merging and splitting campaigns.";
  const sharing = mayExport ? shareRefusal(campaign) : "Your roles do not allow sharing indicators.";
  return {
    confirm: { open: () => setOpened("confirm"), refusal: deciding },
    dismiss: { open: () => setOpened("dismiss"), refusal: deciding },
    share: { open: () => router.push(`/campaigns/${campaign.id}/share`), refusal: sharing },
    merge: { open: () => setOpened("merge"), refusal: regrouping },
    split: { open: () => (splitSelected() ?? (() => setOpened("split")))(), refusal: regrouping },
    opened,
    close: () => setOpened(null),
  };
}

/** Why nothing is decided on a campaign any more that a merge, or the return of what made it, has ended; null while it goes on. */
export function endedRefusal({ id, endedById, regroupings }: CampaignView): string | null {
  const by = regroupings.find((one) => one.id === endedById);
  if (by === undefined) return null;
  return by.into.id === id
    ? "What made it has been taken back."
    : `It has been merged into ${by.into.codeName}: decide there.`;
}

/** Why no measure of any kind is taken against members; null when some kind may be. */
export const measureRefusal = (campaign: CampaignView): string | null =>
  endedRefusal(campaign) ?? (campaign.status === "dismissed" ? dismissedIsNoGround : null);

/** Why a campaign is neither merged nor split; null when it may be. */
export function regroupRefusal(campaign: CampaignView): string | null {
  if (campaign.explanation.endUsers !== null)
    return "It hides behind end users: links do not hold its accounts together.";
  return endedRefusal(campaign) ?? (campaign.retiredAt === null ? null : "No run finds it any more.");
}

const shareRefusal = (campaign: CampaignView): string | null =>
  campaign.status === "confirmed" ? null : "Only what a person confirmed is shared.";
