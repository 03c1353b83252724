import type { CampaignView } from "@/lib/campaigns";
import type { Capability } from "@/lib/content/contract";
import type { Family, Verdict } from "@/lib/detection/contract";
import type { AttributionView } from "@/lib/operators";
import type { CapabilityMix } from "@/lib/traffic";
import type { OrdinaryTogether } from "../contract";
import type { MemberCount } from "../dossier/contract";
import type { CampaignLoss } from "../loss/contract";
import type { ReportAudience } from "./contract";

/** Words for each placeholder: one, or the items of a list; null where nothing is known. */
export type IncidentFacts = Record<string, string | string[] | null>;

export interface Incident {
  campaign: CampaignView;
  rates: OrdinaryTogether;
  loss: CampaignLoss;
  capabilities: CapabilityMix;
  counts: readonly MemberCount[];
  countries: { country: string; share: number }[];
  attribution: AttributionView | null;
  at: Date;
}

/** Signals in classes that tell nobody how they are found. */
const publicSignals: Record<Family, string> = {
  payment: "means of payment",
  identity: "details that accounts were opened with",
  network: "network addresses, in the same hours",
  client: "client software",
  content: "the wording of requests",
  registration: "the circumstances of sign-up",
  timing: "the times of activity",
};

const topicNames: Record<Capability, string> = {
  reasoning: "step-by-step reasoning",
  coding: "programming",
  tool_use: "use of tools",
  agentic: "work over many steps",
  analysis: "analysis of documents and data",
  computer_use: "use of a computer",
  vision: "images",
  grading: "grading of answers",
  rewriting: "rewriting of texts",
  general: "general questions",
};

const verdicts: Partial<Record<Verdict, { kind: string; sentence: string; method: string }>> = {
  distillation: {
    kind: "coordinated extraction of a model's outputs",
    sentence: "A person judged this to be coordinated extraction, consistent with distillation.",
    method: "many accounts that each stay below any limit, with one body of questions divided among them",
  },
  relay: {
    kind: "unauthorised resale of access",
    sentence: "A person judged this to be resale of access without an agreement.",
    method: "many accounts behind a service that passes other people's requests on",
  },
};

const measureWords: Partial<Record<MemberCount["standing"], string>> = {
  banned: "banned",
  suspended: "suspended",
  keys_revoked: "had their keys revoked",
  throttled: "limited in their requests",
  redacted: "answered without reasoning",
  verification_required: "asked for verification",
};

const whole = new Intl.NumberFormat("en");
const rough = new Intl.NumberFormat("en", { maximumSignificantDigits: 2 });
const leastTold = 10;

/** Exact for those who act on it; two digits, and nothing below ten, for everybody. */
const countFor = (audience: ReportAudience) => (count: number) => {
  if (audience !== "public") return whole.format(count);
  return count < leastTold ? "fewer than ten" : `about ${rough.format(count)}`;
};

/** Everything that a report may say, in its audience's words. Nothing in here names an account, a value or a request. */
export function factsOf(incident: Incident, audience: ReportAudience): IncidentFacts {
  const { campaign, loss, capabilities, rates, at } = incident;
  const count = countFor(audience);
  const verdict = verdicts[campaign.verdict];
  const some = (value: number) => (value > 0 ? count(value) : null);
  const topics = capabilities.capabilities.flatMap(({ capability, share }) =>
    share >= 0.05 ? [`${topicNames[capability]}: ${percent(share)} of the exchanges`] : [],
  );
  const signals = (Object.entries(campaign.familyNats) as [Family, number][]).filter(([, nats]) => nats > 0);
  const models = [...new Set(loss.rows.map(({ model }) => model))].slice(0, 5);
  return {
    ...{ reference: campaign.codeName, madeAt: at.toISOString().slice(0, 16).replace("T", " ") },
    ...{ from: campaign.firstSeen.slice(0, 10), to: campaign.lastSeen.slice(0, 10) },
    ...{ accounts: count(campaign.coreAccounts), exchanges: count(campaign.exchanges) },
    ...{ verdict: verdict?.sentence ?? null, kind: verdict?.kind ?? null, method: verdict?.method ?? null },
    rate: `${rates.medianPerAccountDay.toFixed(1)} exchanges a day at the median.`,
    asked: orNull(topics.slice(0, 5)),
    models: models.length === 0 ? null : models.join(", "),
    ...{ outputTokens: some(loss.total.outputTokens), reasoningTokens: some(loss.total.reasoningTokens) },
    tasks: some(loss.tasks),
    signals: orNull(signals.sort(([, a], [, b]) => b - a).map(([family]) => `shared ${publicSignals[family]}`)),
    confidence:
      "What the accounts have in common is rarer than chance explains; a person looked at it and at what speaks against it.",
    measures: orNull(measuresOf(incident.counts, count)),
    places:
      orNull(incident.countries.map(({ country, share }) => `${country} (${percent(share)})`))?.join(", ") ?? null,
    ...claimOf(incident.attribution),
    notKnown: notKnownOf(incident),
  };
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
const orNull = (items: string[]): string[] | null => (items.length === 0 ? null : items);

function measuresOf(counts: readonly MemberCount[], count: (accounts: number) => string): string[] {
  return Object.entries(measureWords).flatMap(([standing, words]) => {
    const accounts = counts.reduce((sum, one) => sum + (one.standing === standing ? one.accounts : 0), 0);
    return accounts === 0 ? [] : [`${count(accounts)} accounts were ${words}`.replace("were had", "had")];
  });
}

function claimOf(attribution: AttributionView | null): IncidentFacts {
  if (attribution === null || attribution.favoured === "neither") {
    return { operatorKind: "not known", allegation: null, allegationConfidence: null, alternative: null };
  }
  const [claim, alternative] =
    attribution.favoured === "first"
      ? [attribution.first, attribution.second]
      : [attribution.second, attribution.first];
  return {
    operatorKind: "alleged, see below",
    allegation: claim,
    allegationConfidence: attribution.confidence,
    alternative,
  };
}

function notKnownOf({ campaign, counts, attribution, loss }: Incident): string[] {
  const undecided = counts
    .filter(({ tier, disposition }) => tier === "core" && disposition === "unknown")
    .reduce((sum, { accounts }) => sum + accounts, 0);
  return [
    ...(attribution === null ? ["Who ran these accounts."] : []),
    "Whether what was delivered was used to train a model.",
    "Whether these are all accounts of the same hands.",
    ...(undecided > 0 ? [`What part of the accounts were run by others: not every one was judged singly.`] : []),
    ...(loss.rows.length === 0 ? ["How much was delivered: the exchanges are no longer stored."] : []),
    ...(campaign.retiredAt === null ? [] : ["Whether it goes on: its latest traffic is no longer found."]),
  ];
}
