import { invalidInput, type Random, seededRandom } from "@/lib/kernel";
import { codeNames } from "../campaigns/code-names";
import { drawParameters } from "../campaigns/draw-parameters";
import type { CampaignParameters } from "../campaigns/parameters";
import { type WorldPlan, WorldRequest } from "../contract";
import type { Difficulty } from "../model";
import { integerBetween, weighted } from "../sampling";
import { plainRelay } from "./plain-relay";

const drawDifficulty = weighted<Difficulty>([
  ["trivial", 1],
  ["easy", 2],
  ["medium", 2],
  ["hard", 2],
]);

/**
 * A world of any size: three to six hydras of all difficulties in about three per cent of the accounts, a relay, a
 * relay with an extraction slice, and, when asked for, one very large hydra of 26 exchanges per account and day.
 */
export function worldPreset(request: WorldRequest): WorldPlan {
  const parsed = WorldRequest.safeParse(request);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalidInput(`${issue?.path.join(".")}: ${issue?.message}`, { field: issue?.path.join(".") });
  }
  const { campaignAccounts, ...size } = parsed.data;
  const random = seededRandom(`plan/${size.seed}`);
  const names = codeNames(random, 12);
  const campaigns: CampaignParameters[] = [];
  if (campaignAccounts !== undefined) campaigns.push(great(random, names.pop() ?? "", campaignAccounts, size.days));
  const count = campaignAccounts === undefined ? integerBetween(random, 3, 6) : 3;
  const part = Math.min(5000, Math.max(10, Math.round((size.accounts * 0.03) / count)));
  const mean = size.exchanges / size.accounts;
  for (let i = 0; i < count; i++) {
    campaigns.push(
      drawn(random, names.pop() ?? "", Math.max(8, Math.round(part * (0.3 + 1.4 * random.next()))), mean, size.days),
    );
  }
  const relayed = Math.max(8, Math.min(800, Math.round(size.accounts * 0.004)));
  const plain = (id: string) => plainRelay(random, id, relayed, size.days, Math.round(relayed * mean * 2));
  campaigns.push(plain(names.pop() ?? ""));
  if (size.accounts >= 2000) {
    const slice = Math.round(20 + random.next() * 30) / 100;
    campaigns.push({ ...plain(names.pop() ?? ""), difficulty: "hard", extractionSlice: slice });
  }
  return { ...size, campaigns, ...(campaignAccounts === undefined ? {} : { spreads: besideGreat }) };
}

/** So much of all traffic is the great campaign's that the rest needs other spreads for one in a hundred to make five hundred exchanges. */
const besideGreat = { occasional: 0.8, regular: 0.35 };

function drawn(random: Random, id: string, accounts: number, mean: number, days: number): CampaignParameters {
  const firstDay = Math.floor(random.next() * days * 0.35);
  const lastDay = Math.min(days - 1, firstDay + Math.ceil(days * (0.45 + random.next() * 0.5)));
  const each = Math.max(6, mean * (0.7 + 2 * random.next()));
  const exchanges = Math.round(accounts * each);
  return drawParameters(random, { id, difficulty: drawDifficulty(random), accounts, exchanges, firstDay, lastDay });
}

/** The shape of the largest disclosed campaign: very many accounts, none of them conspicuous. */
function great(random: Random, id: string, accounts: number, days: number): CampaignParameters {
  const length = Math.min(10, days);
  const firstDay = Math.floor(random.next() * (days - length));
  const lastDay = firstDay + length - 1;
  const exchanges = accounts * 26 * length;
  const parameters = drawParameters(random, { id, difficulty: "medium", accounts, exchanges, firstDay, lastDay });
  const signUp = { ...parameters.signUp, kind: "burst" as const };
  return { ...parameters, signUp, warmUpDays: 0, timing: { ...parameters.timing, spread: 0.1 } };
}
