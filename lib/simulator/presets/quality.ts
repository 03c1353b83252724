import { type Random, seededRandom } from "@/lib/kernel";
import { codeNames } from "../campaigns/code-names";
import { type CampaignOutline, drawParameters } from "../campaigns/draw-parameters";
import { type CampaignParameters, campaignKinds } from "../campaigns/parameters";
import type { WorldPlan, WorldSize } from "../contract";
import type { Difficulty } from "../model";
import { integerBetween } from "../sampling";
import { plainRelay } from "./plain-relay";
import { drawSpecial } from "./special-campaigns";

const difficulties: Difficulty[] = ["trivial", "easy", "medium", "hard"];
const specialKinds = campaignKinds.filter((kind) => kind !== "hydra" && kind !== "relay");

/**
 * A world to measure detection on, all parameters drawn: a hydra of every difficulty, a plain relay and one with an
 * extraction slice, and half of the special kinds, so that two seeds that follow each other have all of them.
 */
export function qualityPreset(size: WorldSize): WorldPlan {
  const random = seededRandom(`quality/${size.seed}`);
  const names = codeNames(random, 16);
  const outline = (difficulty: Difficulty) => outlineOf(random, names.pop() ?? "", difficulty, size);
  const campaigns: CampaignParameters[] = difficulties.map((one) => drawParameters(random, outline(one)));
  const { accounts, exchanges } = outline("medium");
  const plain = () => plainRelay(random, names.pop() ?? "", accounts, size.days, 2 * exchanges);
  const extractionSlice = integerBetween(random, 20, 50) / 100;
  campaigns.push(plain(), { ...plain(), difficulty: "hard", extractionSlice });
  const specials = specialKinds.filter((_, i) => i % 2 === size.seed % 2);
  campaigns.push(
    ...specials.map((kind) => drawSpecial(random, kind, outline(random.pick(["easy", "medium", "hard"])))),
  );
  return { ...size, campaigns: campaigns.map((one) => ({ ...one, ownersAreSettled: true })), innocents: "varied" };
}

/** A quarter to one and a quarter per cent of the accounts, at least twelve, for about half to all of the window. */
function outlineOf(
  random: Random,
  id: string,
  difficulty: Difficulty,
  { accounts, exchanges, days }: WorldSize,
): CampaignOutline {
  const size = Math.max(12, Math.round(accounts * 0.0025 * (1 + 4 * random.next())));
  const each = Math.max(6, (exchanges / accounts) * (0.7 + 2 * random.next()));
  const firstDay = Math.floor(random.next() * days * 0.35);
  const lastDay = Math.min(days - 1, firstDay + Math.ceil(days * (0.45 + random.next() * 0.5)));
  return { id, difficulty, accounts: size, exchanges: Math.round(size * each), firstDay, lastDay };
}
