import { hour } from "@/lib/kernel";

/** What detection said at one moment of a replay. */
export interface Look {
  at: number;
  flagged: ReadonlySet<string>;
}

export interface TrueCampaign {
  seed: number;
  id: string;
  kind: string;
  difficulty: string;
  accounts: readonly string[];
  /** When its first extraction exchange was made. */
  began: number;
  /** Extraction exchanges by the hour in which they were made. */
  extraction: readonly { at: number; exchanges: number }[];
}

export interface Warning extends Pick<TrueCampaign, "seed" | "id" | "kind" | "difficulty"> {
  accounts: number;
  /** Hours from the first extraction exchange to the look that flagged an account; infinite when none did. */
  hours: number;
  /** Share of the campaign's extraction that was taken by then; all of it when no look flagged an account. */
  taken: number;
  /** The same for the look that had flagged half of its accounts. */
  takenAtHalf: number;
}

/** When a campaign was noticed, and what it had taken by then. */
export function warningOf(campaign: TrueCampaign, looks: readonly Look[]): Warning {
  const { seed, id, kind, difficulty, accounts, began } = campaign;
  const flaggedIn = ({ flagged }: Look) => accounts.filter((account) => flagged.has(account)).length;
  const first = looks.find((look) => flaggedIn(look) > 0);
  const half = looks.find((look) => flaggedIn(look) * 2 >= accounts.length);
  return {
    seed,
    id,
    kind,
    difficulty,
    accounts: accounts.length,
    hours: first === undefined ? Number.POSITIVE_INFINITY : Math.max(0, (first.at - began) / hour),
    taken: takenBy(campaign, first),
    takenAtHalf: takenBy(campaign, half),
  };
}

/** Whole hours: looks are never inside one. */
function takenBy({ extraction }: TrueCampaign, look: Look | undefined): number {
  if (look === undefined) return 1;
  const all = extraction.reduce((sum, { exchanges }) => sum + exchanges, 0);
  const before = extraction.filter(({ at }) => at < look.at).reduce((sum, { exchanges }) => sum + exchanges, 0);
  return all === 0 ? 0 : before / all;
}
