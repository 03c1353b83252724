"use client";
import type { CampaignCasefile } from "@/lib/casefile/contract";
import { ConfirmCampaignDialog } from "./decide/confirm-campaign-dialog";
import { DismissCampaignDialog } from "./decide/dismiss-campaign-dialog";
import { MergeDialog } from "./regroup/merge-dialog";
import { SplitDialog } from "./regroup/split-dialog";
import type { CampaignActs } from "./use-campaign-acts";

/** The dialogs of the page; closed ones keep what was typed into them. */
export function CampaignDialogs({ casefile, acts }: { casefile: CampaignCasefile; acts: CampaignActs }) {
  const { campaign, gatewayConnected } = casefile;
  const shared = { campaign, gatewayConnected, onClose: acts.close };
  return (
    <>
      <ConfirmCampaignDialog {...shared} opened={acts.opened === "confirm"} />
      <DismissCampaignDialog {...shared} opened={acts.opened === "dismiss"} />
      <MergeDialog campaign={campaign} onClose={acts.close} opened={acts.opened === "merge"} />
      <SplitDialog campaign={campaign} onClose={acts.close} opened={acts.opened === "split"} />
    </>
  );
}
