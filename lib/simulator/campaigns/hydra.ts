import type { Account, Group, Truth } from "../model";
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

/** Many accounts under one pair of hands that harvest outputs: each looks ordinary, together they do one piece of work. */
export function hydra(world: World, campaign: CampaignParameters): Group {
  const random = world.random.fork(`campaign/${campaign.id}`);
  const spans: Span[] = Array.from({ length: campaign.accounts }, (_, i) =>
    spanOf(campaign.signUp, campaign, i, random),
  );
  const weights = spans.map(
    (span) => (span.lastDay - span.firstDay + 1) * lognormal(random, 1, campaign.timing.spread),
  );
  const volumes = apportion(Float64Array.from(weights), campaign.exchanges);
  const papers = sharedEvidence(world, campaign, random);
  const rent = rentEgress(campaign.egress, world, random);
  const client = installClients(campaign.clients, world, random);
  const models = pivotHabits(campaign.pivot, world.models);
  const channel = openChannels(campaign.channels, random);
  const rhythm = timingRhythm(campaign.timing, world.calendar, campaign.accounts);
  const work = new ExtractionVoice(layOutWork(campaign.content, random));
  const starts = world.calendar.at(campaign.firstDay + campaign.warmUpDays);
  const language = random.pick(world.personas).language;
  const truth: Truth = {
    label: "campaign",
    campaign: campaign.id,
    confounder: null,
    difficulty: campaign.difficulty,
    disposition: "operated",
  };
  const operated = (index: number): Account => {
    const { signUp, firstDay, lastDay } = spans[index] as Span;
    const { access, signUpIp } = rent();
    const cover = ordinaryVoice(world, random, language);
    const voice = new BlendedVoice(cover, work, 1 - campaign.mixing, starts);
    const habits = { surface: "first_party", access, client: client(), models: models(index), voice, hasKey: true };
    const evidence = papers(signUp, signUpIp);
    const isEven = campaign.timing.kind !== "human";
    const volume = volumes[index] ?? 0;
    const account = { evidence, truth, habits, rhythm, slot: index, volume, firstDay, lastDay, isEven };
    channel(account);
    return account;
  };
  let index = 0;
  return {
    accounts: campaign.accounts,
    next() {
      const account = operated(index);
      const isStolen = campaign.accounts - index++ <= campaign.stolenAccounts;
      return isStolen ? stolenAccount(world, random, account, starts) : account;
    },
  };
}
