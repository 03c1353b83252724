import type { Random } from "@/lib/kernel";
import { drawOrganisation, employee, type Organisation } from "../innocents/organisation";
import { groupOf } from "../innocents/types";
import type { ExchangeDraft, Group, Moment, Voice } from "../model";
import { PoolAccess } from "../network/access";
import { alike } from "../people/volumes";
import type { World } from "../world";
import { hydra, type Outfit } from "./hydra";
import type { CampaignParameters } from "./parameters";

/** A campaign that dresses up as an innocent organisation, and that organisation. */
export function mimic(world: World, campaign: CampaignParameters): Group[] {
  const random = world.random.fork(`organisation/${campaign.id}`);
  const organisation = drawOrganisation(world, random);
  const { accounts = 0, exchanges = 0 } = campaign.bystanders ?? {};
  const volumes = alike(random, accounts, exchanges, 0.7);
  return [
    groupOf(volumes, (_, volume) => employee(world, random, organisation, volume)),
    hydra(world, campaign, (outfit, own) => dressedAs(organisation, outfit, own)),
  ];
}

/** The organisation's client, prompts and gateways, and a mail domain that looks like its own. */
function dressedAs(organisation: Organisation, outfit: Outfit, random: Random): Partial<Outfit> {
  const domain = organisation.domain.replace(".example", `-${random.pick(["group", "team", "labs"])}.example`);
  return {
    client: () => organisation.client,
    work: new BorrowedVoice(organisation, outfit.work),
    rent: () => ({
      access: new PoolAccess(organisation.gateways, random.integer(2 ** 31)),
      signUpIp: random.pick(organisation.gateways).ip,
    }),
    papers: (signUp, signUpIp) => ({ ...outfit.papers(signUp, signUpIp), email_domain: domain }),
  };
}

/** Says what another voice says, inside the words of an organisation's application. */
class BorrowedVoice implements Voice {
  constructor(
    private readonly organisation: Organisation,
    private readonly work: Voice,
  ) {}

  say(draft: ExchangeDraft, moment: Moment, random: Random): void {
    this.work.say(draft, moment, random);
    const { system, before, maxTokens, temperature } = this.organisation.application;
    if (draft.systemPrompt === "") draft.systemPrompt = system;
    draft.prompt = before + draft.prompt;
    draft.maxTokens = maxTokens;
    draft.temperature = temperature;
  }
}
