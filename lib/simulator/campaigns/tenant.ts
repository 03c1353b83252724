import type { Random } from "@/lib/kernel";
import { tenancy } from "../innocents/integrator";
import { groupOf } from "../innocents/types";
import type { ExchangeDraft, Group, Moment, Voice } from "../model";
import { alike } from "../people/volumes";
import { BlendedVoice } from "../voices/blended-voice";
import { ExtractionVoice } from "../voices/extraction-voice";
import type { World } from "../world";
import { layOutWork } from "./axes/content";
import { truthOf } from "./hydra";
import type { CampaignParameters } from "./parameters";

/**
 * A few tenants of an honest reseller that belong to one operator, whose work is spread over very many end users; the
 * reseller's other tenants know nothing of it.
 */
export function tenant(world: World, campaign: CampaignParameters): Group[] {
  const random = world.random.fork(`tenant/${campaign.id}`);
  const open = tenancy(world, random);
  const work = new EndUsersVoice(new ExtractionVoice(layOutWork(campaign.content, random)), campaign.endUsers ?? 1);
  const starts = world.calendar.at(campaign.firstDay + campaign.warmUpDays);
  const { accounts = 0, exchanges = 0 } = campaign.bystanders ?? {};
  return [
    groupOf(alike(random, accounts, exchanges, 0.7), (index, volume) => {
      const sibling = open(index, volume);
      return { ...sibling, truth: { ...sibling.truth, confounder: "sibling_tenant" } };
    }),
    groupOf(alike(random, campaign.accounts, campaign.exchanges, 0.3), (index, volume) => {
      const account = open(accounts + index, volume);
      const voice = new BlendedVoice(account.habits.voice, work, 1 - campaign.mixing, starts);
      return { ...account, truth: truthOf(campaign), habits: { ...account.habits, voice } };
    }),
  ];
}

/** Says what another voice says, each time as another of many end users. */
class EndUsersVoice implements Voice {
  constructor(
    private readonly work: Voice,
    private readonly endUsers: number,
  ) {}

  say(draft: ExchangeDraft, moment: Moment, random: Random): void {
    this.work.say(draft, moment, random);
    draft.endUserId = `c${random.integer(this.endUsers)}`;
  }
}
