import { type Random, seededRandom } from "@/lib/kernel";
import { drawTargets } from "../campaigns/axes/content";
import { codeNames } from "../campaigns/code-names";
import { drawParameters } from "../campaigns/draw-parameters";
import type { CampaignParameters } from "../campaigns/parameters";
import type { WorldPlan } from "../contract";
import type { Difficulty } from "../model";
import { integerBetween } from "../sampling";
import { plainRelay } from "./plain-relay";

const days = 35;

/**
 * The world that a first start shows: five weeks, four thousand accounts, and three campaigns that have the shapes
 * disclosed by providers in February 2026, scaled down, besides a relay and a few stolen accounts.
 */
export function demoPreset(seed: number): WorldPlan {
  const random = seededRandom(`demo/${seed}`);
  const [first = "", second = "", third = "", fourth = ""] = codeNames(random, 4);
  const campaigns = [balanced(random, first), manyDoors(random, second), fastMover(random, third)];
  campaigns.push(plainRelay(random, fourth, 40 + random.integer(30), days, 9000));
  const size = { accounts: 4000, exchanges: 200_000, days, seed, start: "2026-01-12" };
  return { ...size, campaigns };
}

function outline(
  random: Random,
  id: string,
  difficulty: Difficulty,
  accounts: number,
  each: readonly [number, number],
) {
  const firstDay = integerBetween(random, 3, 9);
  const exchanges = accounts * integerBetween(random, each[0], each[1]);
  return drawParameters(random, {
    id,
    difficulty,
    accounts,
    exchanges,
    firstDay,
    lastDay: integerBetween(random, 31, 34),
  });
}

/** Small: reasoning and rubric grading, requests dealt out evenly over accounts that share their payment. */
function balanced(random: Random, id: string): CampaignParameters {
  const drawn = outline(random, id, "easy", integerBetween(random, 22, 34), [60, 85]);
  const targets = drawTargets(random, ["reasoning", "grading", "rewriting"], 3);
  const accountsPerCard = integerBetween(random, 5, 12);
  return {
    ...drawn,
    cards: { ...drawn.cards, spread: "few", accountsPerCard, unpaidShare: 0 },
    timing: { ...drawn.timing, kind: "round_robin", spread: 0.05 },
    content: { ...drawn.content, targets },
    channels: { cloudShare: 0, resellerShare: 0 },
    stolenAccounts: 0,
  };
}

/** Middle: account types of every sort over several ways in, after agents, tools, code and pictures. */
function manyDoors(random: Random, id: string): CampaignParameters {
  const drawn = outline(random, id, "medium", integerBetween(random, 120, 170), [90, 115]);
  const targets = drawTargets(random, ["agentic", "tool_use", "coding", "analysis", "computer_use", "vision"], 6);
  return {
    ...drawn,
    content: { ...drawn.content, targets },
    channels: { cloudShare: 0.12 + random.next() * 0.1, resellerShare: 0.08 + random.next() * 0.1 },
    signUp: { ...drawn.signUp, kind: "waves", programShare: 0.3 },
    stolenAccounts: 2,
  };
}

/** Large: agents and orchestration of tools; half of its traffic is on a new model within a day. */
function fastMover(random: Random, id: string): CampaignParameters {
  const drawn = outline(random, id, "easy", integerBetween(random, 330, 430), [110, 135]);
  return {
    ...drawn,
    content: { ...drawn.content, targets: drawTargets(random, ["agentic", "coding", "tool_use"], 3) },
    signUp: { ...drawn.signUp, kind: "replacement", lifeDays: integerBetween(random, 9, 14) },
    pivot: { hours: integerBetween(random, 2, 5), share: 0.56 },
    mixing: 0.15 + random.next() * 0.2,
    stolenAccounts: 1,
  };
}
