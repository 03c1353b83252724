import type { Random } from "@/lib/kernel";
import type { Difficulty } from "../model";
import { drawCards } from "./axes/cards";
import { drawChannels } from "./axes/channels";
import { drawClientSpread } from "./axes/client-spread";
import { drawContent } from "./axes/content";
import { drawEgressPool } from "./axes/egress-pool";
import { drawIdentity } from "./axes/identity";
import { drawMailShape } from "./axes/mail-shape";
import { drawPivot } from "./axes/pivot";
import { drawSignUp } from "./axes/sign-up";
import { drawTiming } from "./axes/timing";
import { byLevel, type CampaignParameters, levelOf } from "./parameters";

export interface CampaignOutline {
  id: string;
  difficulty: Difficulty;
  accounts: number;
  exchanges: number;
  firstDay: number;
  lastDay: number;
}

/** Draws every axis of a hydra; the more difficult, the further the accounts are kept apart. */
export function drawParameters(random: Random, outline: CampaignOutline): CampaignParameters {
  const level = levelOf(outline.difficulty);
  const length = outline.lastDay - outline.firstDay + 1;
  return {
    ...outline,
    kind: "hydra",
    cards: drawCards(random, level),
    mail: drawMailShape(random, level),
    identity: drawIdentity(random, level),
    egress: drawEgressPool(random, level, outline.accounts),
    clients: drawClientSpread(random, level),
    content: drawContent(random, level),
    timing: drawTiming(random, level),
    signUp: drawSignUp(random, level),
    pivot: drawPivot(random, level),
    channels: drawChannels(random, level),
    mixing: byLevel(random, level, [
      0,
      0.15 + random.next() * 0.2,
      0.3 + random.next() * 0.3,
      0.5 + random.next() * 0.3,
    ]),
    warmUpDays: Math.min(Math.floor(length / 4), random.integer(1 + 2 * level)),
    stolenAccounts: outline.accounts >= 20 && random.chance(0.4) ? 1 + random.integer(2) : 0,
    extractionSlice: 0,
  };
}
