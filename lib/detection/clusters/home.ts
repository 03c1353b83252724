import type { Configuration } from "../configuration";
import { isOfHome } from "../links/strands";
import type { Incidences } from "../model";

const nothing: ReadonlySet<number> = new Set();

/**
 * The values that tie an account to its own home alone: cards, devices, lines and addresses held by fewer accounts than make a campaign,
 * which it shares with fewer of a set than make one. A family or a small team has such values in common whoever else it resembles, and each
 * of them would vouch for the others. Empty where they tie the account to more of the set.
 * @param inside 1 for the accounts of the set
 */
export function homeValues(
  account: number,
  { accountStart, values, valueStart, holders, overall, strand }: Incidences,
  inside: Uint8Array,
  { minimumCampaign }: Configuration,
): ReadonlySet<number> {
  const shared = new Set<number>();
  const home = new Set([account]);
  for (let i = accountStart[account] ?? 0; i < (accountStart[account + 1] ?? 0); i++) {
    const value = values[i] ?? 0;
    if (!isOfHome(strand[value] ?? 0) || (overall[value] ?? 0) >= minimumCampaign) continue;
    for (let h = valueStart[value] ?? 0; h < (valueStart[value + 1] ?? 0); h++) {
      const other = holders[h] ?? 0;
      if (other === account || inside[other] !== 1) continue;
      home.add(other);
      shared.add(value);
    }
    if (home.size >= minimumCampaign) return nothing;
  }
  return shared;
}
