import { z } from "zod";
import type { SampleStratum } from "./contract";
import type { Standing } from "./store/strata";

/** How many accounts there were to draw from, as stored with a sample. */
export const StoredStrata = z.object({
  flagged: z.number().int(),
  dismissed: z.number().int(),
  unflagged: z.number().int(),
  /** Flagged accounts that an analyst had judged already. */
  decided: z.object({ operated: z.number().int(), compromised: z.number().int(), benign: z.number().int() }),
});
export type StoredStrata = z.infer<typeof StoredStrata>;

type Place = Exclude<SampleStratum, "unflagged"> | keyof StoredStrata["decided"] | undefined;

/** Undefined for members of nothing that accuses: they are unflagged like everybody else. */
function placeOf(standing: Standing): Place {
  if (!standing.flagged) return standing.dismissed ? "dismissed" : undefined;
  if (standing.saidOperated) return "operated";
  if (standing.saidCompromised) return "compromised";
  return standing.saidInnocent ? "benign" : "flagged";
}

/** Everybody who is not unflagged, by where they stand, and how many stand where. */
export function divide(standings: readonly Standing[], accounts: number) {
  const places = new Map<string, Place>();
  const byStratum = { flagged: [] as Standing[], dismissed: [] as Standing[] };
  const decided = { operated: 0, compromised: 0, benign: 0 };
  for (const standing of standings) {
    const place = placeOf(standing);
    if (place === undefined) continue;
    places.set(standing.accountId, place);
    if (place === "flagged" || place === "dismissed") byStratum[place].push(standing);
    else decided[place]++;
  }
  const strata: StoredStrata = {
    flagged: byStratum.flagged.length,
    dismissed: byStratum.dismissed.length,
    unflagged: Math.max(0, accounts - places.size),
    decided,
  };
  return { strata, ...byStratum, isUnflagged: (accountId: string) => !places.has(accountId) };
}
