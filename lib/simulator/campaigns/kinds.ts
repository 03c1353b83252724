import type { Group } from "../model";
import type { World } from "../world";
import { hydra } from "./hydra";
import { mimic } from "./mimic";
import type { CampaignKind, CampaignParameters } from "./parameters";
import { relay } from "./relay";
import { tenant } from "./tenant";
import { workSharing } from "./work-sharing";

type Make = (world: World, campaign: CampaignParameters) => Group[];

const plain: Make = (world, campaign) => [hydra(world, campaign)];

/** Drips, clouds and hijacks are hydras with parameters of their own. */
const makers: Record<CampaignKind, Make> = {
  hydra: plain,
  drip: plain,
  cloud: plain,
  hijack: plain,
  relay: (world, campaign) => [relay(world, campaign)],
  work_sharing: (world, campaign) => [workSharing(world, campaign)],
  mimic,
  tenant,
};

/** The accounts of a campaign, and the innocents that it hides among. */
export const campaignGroups: Make = (world, campaign) => makers[campaign.kind](world, campaign);
