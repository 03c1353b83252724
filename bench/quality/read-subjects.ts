import { readFile } from "node:fs/promises";
import type { VerdictRow } from "@/lib/detection/contract";
import type { AccountEvidence, CampaignParameters, SimulationFiles, Truth } from "@/lib/simulator";
import { readLines } from "../read-lines";
import type { Found, Subject } from "./subjects";

interface Label extends Truth {
  account: string;
}

interface Traits {
  account: string;
  language: string;
  n_tunnelled: number;
}

/** Joins the truth of a world with what detection said of it: one subject for every account. */
export async function readSubjects(
  files: SimulationFiles,
  seed: number,
  verdicts: ReadonlyMap<string, Found>,
): Promise<Subject[]> {
  const [labels, accounts, traits] = await Promise.all([
    readLines<Label & { n: number }>(files.labels),
    readLines<AccountEvidence>(files.accounts),
    readLines<Traits>(files.traits),
  ]);
  const campaigns = JSON.parse(await readFile(files.campaigns, "utf8")) as CampaignParameters[];
  const kinds = new Map(campaigns.map(({ id, kind }) => [id, kind]));
  const evidence = new Map(accounts.map((one) => [one.account_id, one]));
  const traitsOf = new Map(traits.map((one) => [one.account, one]));
  return labels.map((label) => {
    const { country, program, payment_type } = evidence.get(label.account) ?? {};
    const { language = "en", n_tunnelled = 0 } = traitsOf.get(label.account) ?? {};
    return {
      account: label.account,
      seed,
      extracts: label.label === "campaign",
      kind: label.campaign === null ? (label.confounder ?? "independent") : kindOf(kinds.get(label.campaign)),
      campaign: label.campaign === null ? null : `${seed}/${label.campaign}`,
      difficulty: label.difficulty,
      country: country ?? "unknown",
      language,
      program: program ?? "unknown",
      payment: payment_type ?? "none",
      vpn: n_tunnelled === 0 ? "never" : n_tunnelled * 2 < label.n ? "sometimes" : "mostly",
      found: verdicts.get(label.account) ?? null,
    };
  });
}

/** The campaign of each account; of several the one that it is core of. */
export async function bestVerdicts(rows: AsyncIterable<VerdictRow>): Promise<Map<string, Found>> {
  const best = new Map<string, Found>();
  for await (const { account_id, campaign_id, tier, verdict } of rows) {
    const before = best.get(account_id);
    if (before !== undefined && (before.tier === "core" || tier !== "core")) continue;
    best.set(account_id, { campaignId: campaign_id, tier, verdict });
  }
  return best;
}

/** Of the relays only the one with an extraction slice counts as a campaign. */
const kindOf = (kind: CampaignParameters["kind"] | undefined): string =>
  kind === "relay" ? "relay_with_extraction" : (kind ?? "");
