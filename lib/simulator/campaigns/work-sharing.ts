import type { Group } from "../model";
import { passages } from "../prompts/topics/passages";
import { SplitWorkVoice } from "../voices/split-work-voice";
import type { World } from "../world";
import { hydra } from "./hydra";
import type { CampaignParameters } from "./parameters";

/** Requests about one passage, spread over the accounts. */
const requestsPerPassage = 9;

/**
 * Accounts that split one body of texts: each passage is asked about several times, always in other words and mostly by
 * another account, and no request is ever made twice. There is no wrapper that they have in common.
 */
export function workSharing(world: World, campaign: CampaignParameters): Group {
  return hydra(world, campaign, (_, random) => {
    const count = Math.max(8, Math.ceil((campaign.exchanges * (1 - campaign.mixing)) / requestsPerPassage));
    const body = Array.from({ length: count }, () => passages.sample(random));
    return { work: new SplitWorkVoice(body, campaign.content) };
  });
}
