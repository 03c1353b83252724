import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { VerdictRow } from "@/lib/detection/contract";
import type { Truth } from "@/lib/simulator";
import { bestVerdicts } from "../quality/read-subjects";
import { isFlagged } from "../quality/subjects";

/** What detection made of the accounts of one truth: a campaign, or a kind of innocents. */
export interface Outcome {
  name: string;
  isCampaign: boolean;
  difficulty: string | null;
  accounts: number;
  flagged: number;
}

/** Joins the labels of a world with the verdicts of a run, line by line, so that a million accounts fit. */
export async function outcomesOf(labels: string, rows: AsyncIterable<VerdictRow>): Promise<Outcome[]> {
  const verdicts = await bestVerdicts(rows);
  const outcomes = new Map<string, Outcome>();
  for await (const line of createInterface({ input: createReadStream(labels) })) {
    const label = JSON.parse(line) as Truth & { account: string };
    // Customers of a relay without extraction belong to a campaign's traffic, not to a campaign that extracts.
    const isCampaign = label.label === "campaign";
    const name = label.campaign ?? label.confounder ?? "independent";
    const known = outcomes.get(name) ?? { name, isCampaign, difficulty: label.difficulty, accounts: 0, flagged: 0 };
    outcomes.set(name, known);
    known.accounts++;
    if (isFlagged({ found: verdicts.get(label.account) ?? null })) known.flagged++;
  }
  return [...outcomes.values()].sort((a, b) => b.accounts - a.accounts || (a.name < b.name ? -1 : 1));
}
