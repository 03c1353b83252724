import type { Random } from "@/lib/kernel";
import type { Account, AccountEvidence, Group, Truth, Voice } from "../model";
import type { ModelHabit } from "../models/habit";
import type { Access } from "../network/types";
import type { Client } from "../people/clients";
import { apportion } from "../people/volumes";
import { lognormal } from "../sampling";
import { BlendedVoice } from "../voices/blended-voice";
import { ExtractionVoice } from "../voices/extraction-voice";
import { ordinaryVoice } from "../voices/ordinary-voice";
import type { World } from "../world";
import { openChannels } from "./axes/channels";
import { installClients } from "./axes/client-spread";
import { layOutWork } from "./axes/content";
import { rentEgress } from "./axes/egress-pool";
import { pivotHabits } from "./axes/pivot";
import { type Span, spanOf } from "./axes/sign-up";
import { timingRhythm } from "./axes/timing";
import type { CampaignParameters } from "./parameters";
import { sharedEvidence } from "./shared-evidence";
import { stolenAccount } from "./stolen-account";

/** What the hands behind a campaign give to their accounts. */
export interface Outfit {
  papers(signUp: number, signUpIp: string): AccountEvidence;
  rent(): { access: Access; signUpIp: string };
  client(): Client;
  models(index: number): ModelHabit;
  channel(account: Account): void;
  work: Voice;
}

/**
 * Many accounts under one pair of hands that harvest outputs: each looks ordinary, together they do one piece of work.
 * `change` replaces parts of the outfit for the kinds that differ in nothing else.
 */
export function hydra(
  world: World,
  campaign: CampaignParameters,
  change: (outfit: Outfit, random: Random) => Partial<Outfit> = () => ({}),
): Group {
  const random = world.random.fork(`campaign/${campaign.id}`);
  const spans: Span[] = Array.from({ length: campaign.accounts }, (_, i) =>
    spanOf(campaign.signUp, campaign, i, random),
  );
  const weights = spans.map(
    (span) => (span.lastDay - span.firstDay + 1) * lognormal(random, 1, campaign.timing.spread),
  );
  const volumes = apportion(Float64Array.from(weights), campaign.exchanges);
  const drawn = outfitOf(world, campaign, random);
  const rhythm = timingRhythm(campaign.timing, world.calendar, campaign.accounts);
  const starts = world.calendar.at(campaign.firstDay + campaign.warmUpDays);
  const language = random.pick(world.personas).language;
  const outfit = { ...drawn, ...change(drawn, random.fork("change")) };
  const truth = truthOf(campaign);
  const operated = (index: number): Account => {
    const { signUp, firstDay, lastDay } = spans[index] as Span;
    const { access, signUpIp } = outfit.rent();
    const cover = ordinaryVoice(world, random, language);
    const voice = new BlendedVoice(cover, outfit.work, 1 - campaign.mixing, starts);
    const habits = { access, client: outfit.client(), models: outfit.models(index), voice };
    const evidence = outfit.papers(signUp, signUpIp);
    const account: Account = {
      evidence,
      truth,
      habits: { ...habits, surface: "first_party", hasKey: true },
      rhythm,
      slot: index,
      volume: volumes[index] ?? 0,
      firstDay,
      lastDay,
      isEven: campaign.timing.kind !== "human",
    };
    outfit.channel(account);
    return account;
  };
  let index = 0;
  return {
    accounts: campaign.accounts,
    next() {
      const account = operated(index);
      const isStolen = campaign.accounts - index++ <= campaign.stolenAccounts;
      return isStolen ? stolenAccount(world, random, account, starts, campaign.ownersAreSettled ?? false) : account;
    },
  };
}

function outfitOf(world: World, campaign: CampaignParameters, random: Random): Outfit {
  const papers = sharedEvidence(world, campaign, random);
  const rent = rentEgress(campaign.egress, world, random);
  const client = installClients(campaign.clients, world, random);
  const models = pivotHabits(campaign.pivot, world.models);
  const channel = openChannels(campaign.channels, random);
  const work = new ExtractionVoice(layOutWork(campaign.content, random));
  return { papers, rent, client, models, channel, work };
}

export const truthOf = ({ id, difficulty }: CampaignParameters): Truth => ({
  label: "campaign",
  campaign: id,
  confounder: null,
  difficulty,
  disposition: "operated",
});
