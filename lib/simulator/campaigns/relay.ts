import { type Account, benign, type Group, type Truth } from "../model";
import { drawModelHabit } from "../models/draw-habit";
import { madeUpName } from "../people/mail";
import { apportion } from "../people/volumes";
import { lognormal } from "../sampling";
import { ApplicationVoice, drawApplication } from "../voices/application-voice";
import { BlendedVoice } from "../voices/blended-voice";
import { ExtractionVoice } from "../voices/extraction-voice";
import { ManyVoices } from "../voices/many-voices";
import { ordinaryVoice } from "../voices/ordinary-voice";
import type { World } from "../world";
import { installClients } from "./axes/client-spread";
import { layOutWork } from "./axes/content";
import { rentEgress } from "./axes/egress-pool";
import { spanOf } from "./axes/sign-up";
import { timingRhythm } from "./axes/timing";
import { truthOf } from "./hydra";
import type { CampaignParameters } from "./parameters";
import { sharedEvidence } from "./shared-evidence";

/**
 * Grey-market resale: accounts run together, behind which hundreds of ordinary strangers ask whatever they ask. With
 * an extraction slice, one of the customers harvests through the same accounts.
 */
export function relay(world: World, campaign: CampaignParameters): Group {
  const random = world.random.fork(`campaign/${campaign.id}`);
  const weights = Float64Array.from({ length: campaign.accounts }, () => lognormal(random, 1, 0.35));
  const volumes = apportion(weights, campaign.exchanges);
  const papers = sharedEvidence(world, campaign, random);
  const rent = rentEgress(campaign.egress, world, random);
  const client = installClients(campaign.clients, world, random);
  const rhythm = timingRhythm({ ...campaign.timing, kind: "human" }, world.calendar, campaign.accounts);
  const customers = Array.from({ length: 40 + campaign.accounts * 3 }, () =>
    random.chance(0.25)
      ? new ApplicationVoice(drawApplication(random, madeUpName(random)), "")
      : ordinaryVoice(world, random, random.pick(world.personas).language),
  );
  const slice = new ExtractionVoice(layOutWork(campaign.content, random));
  const starts = world.calendar.at(campaign.firstDay + campaign.warmUpDays);
  const truth = truthOfRelay(campaign);
  let index = 0;
  const next = (): Account => {
    const { signUp, firstDay, lastDay } = spanOf(campaign.signUp, campaign, index, random);
    const { access, signUpIp } = rent();
    const many = new ManyVoices(customers, random.integer(2 ** 31));
    const voice =
      campaign.extractionSlice === 0 ? many : new BlendedVoice(many, slice, campaign.extractionSlice, starts);
    const models = drawModelHabit(world, random);
    const habits = { surface: "first_party", access, client: client(), models, voice, hasKey: true };
    const evidence = papers(signUp, signUpIp);
    const volume = volumes[index] ?? 0;
    return { evidence, truth, habits, rhythm, slot: index++, volume, firstDay, lastDay, isEven: false };
  };
  return { accounts: campaign.accounts, next };
}

/** A plain relay breaks the terms but harvests nothing: calling it distillation would accuse its customers. */
const truthOfRelay = (campaign: CampaignParameters): Truth =>
  campaign.extractionSlice === 0 ? { ...benign("relay"), disposition: "operated" } : truthOf(campaign);
