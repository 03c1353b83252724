import { isIPv6 } from "node:net";
import { consistentWithDistillation } from "@/lib/detection/contract";
import { handlingWords } from "../bundles/sheet";
import { figuresOfPart, type PassedOf } from "../gate/passed";
import { observableId, stableId } from "../ids";
import { tokenScheme } from "../keys/partner-key";
import type { LedgerObject } from "../store/ledger";
import { attackPatterns, type Common, ofOurs, relationship, type StixObject } from "./objects";

/** The objects that everything else of a bundle refers to. */
export interface Anchors {
  campaign: string;
  infrastructure: string;
}

export const anchorsOf = (campaignId: string): Anchors => ({
  campaign: `campaign--${campaignId}`,
  infrastructure: `infrastructure--${stableId("infrastructure", campaignId)}`,
});

/** The properties of an object's version, and what our extension says when it was taken back. */
export interface Rendering {
  common: Common;
  because: { revoked_because?: string };
  anchors: Anchors;
}

export function renderCampaign(item: PassedOf<"campaign">, { common, because, anchors }: Rendering): StixObject[] {
  const campaign: StixObject = {
    type: "campaign",
    ...common,
    id: anchors.campaign,
    name: item.codeName,
    description: `${consistentWithDistillation}. Verdict of an analyst; no attribution is made.${item.isPart ? ` ${figuresOfPart}.` : ""}`,
    objective: "Harvest outputs of a language model to train another.",
    first_seen: item.firstSeen,
    last_seen: item.lastSeen,
    extensions: ofOurs({
      verdict: item.verdict,
      ...(item.isPart && { part: true }),
      ...(item.accounts === null ? {} : { accounts: item.accounts }),
      ...(item.exchanges === null ? {} : { exchanges: item.exchanges }),
      ...(item.held.length === 0 ? {} : { held_back: item.held }),
      ...because,
    }),
  };
  const infrastructure: StixObject = {
    type: "infrastructure",
    ...common,
    id: anchors.infrastructure,
    name: `Accounts of ${item.codeName}`,
    infrastructure_types: ["anonymization"],
    first_seen: item.firstSeen,
    last_seen: item.lastSeen,
  };
  const uses = [...attackPatterns().map(({ id }) => id), infrastructure.id];
  return [campaign, infrastructure, ...uses.map((id) => relationship(common, campaign.id, "uses", id))];
}

export function renderHandling(
  { id }: LedgerObject,
  item: PassedOf<"handling">,
  { common, because, anchors }: Rendering,
): StixObject[] {
  const { purpose, retentionDays, country, agreementVersion } = item;
  return [
    {
      type: "note",
      ...common,
      id: `note--${id}`,
      abstract: handlingWords.title,
      content: handlingWords.of(item),
      object_refs: [anchors.campaign],
      extensions: ofOurs({
        purpose,
        retention_days: retentionDays,
        country,
        agreement_version: agreementVersion,
        ...because,
      }),
    },
  ];
}

type Indicated = PassedOf<"address"> | PassedOf<"domain">;

const patternOf = (item: Indicated): string => {
  if (item.kind === "domain") return `[domain-name:value = '${item.domain}']`;
  return `[${isIPv6(item.address) ? "ipv6" : "ipv4"}-addr:value = '${item.address}']`;
};

/** A value that, on our own traffic, nearly only core members hold; with its precision and an end. */
export function renderIndicator(
  { id }: LedgerObject,
  item: Indicated,
  { common, because, anchors }: Rendering,
): StixObject[] {
  const what = item.kind === "address" ? "Egress address" : "Mail domain";
  const indicator: StixObject = {
    type: "indicator",
    ...common,
    id: `indicator--${id}`,
    name: `${what} of a distillation campaign`,
    description: `On the producer's traffic, ${item.core} of ${item.all} accounts that hold it are core members.`,
    indicator_types: ["anonymization"],
    pattern: patternOf(item),
    pattern_type: "stix",
    valid_from: item.validFrom,
    valid_until: item.validUntil,
    extensions: ofOurs({
      precision: item.core / item.all,
      core_accounts: item.core,
      all_accounts: item.all,
      ...because,
    }),
  };
  return [indicator, relationship(common, indicator.id, "indicates", anchors.campaign)];
}

export function renderWrapper(
  { id }: LedgerObject,
  item: PassedOf<"wrapper">,
  { common, because, anchors }: Rendering,
): StixObject[] {
  return [
    {
      type: "note",
      ...common,
      id: `note--${id}`,
      abstract: "Masked wrapper of requests",
      content: item.text,
      object_refs: [anchors.campaign],
      extensions: ofOurs({ core_accounts: item.core, valid_until: item.validUntil, ...because }),
    },
  ];
}

/**
 * An account: a user-account for each token, and observed-data that holds them together. Observables have no versions, so what is taken back is
 * the observation.
 */
export function renderAccount(
  { id }: LedgerObject,
  item: PassedOf<"account">,
  { common, because, anchors }: Rendering,
): StixObject[] {
  const tokens = item.tokens.map(
    ({ type, token, keyId }): StixObject => ({
      type: "user-account",
      spec_version: "2.1",
      id: observableId("user-account", { user_id: token }),
      user_id: token,
      object_marking_refs: common.object_marking_refs,
      extensions: ofOurs({ token_type: type, token_scheme: tokenScheme, token_key_id: keyId, computable: true }),
    }),
  );
  const observed: StixObject = {
    type: "observed-data",
    ...common,
    id: `observed-data--${id}`,
    first_observed: item.firstSeen,
    last_observed: item.lastSeen,
    number_observed: Math.min(item.exchanges ?? 1, 999_999_999),
    object_refs: tokens.map((token) => token.id),
    extensions: ofOurs({ valid_until: item.validUntil, ...because }),
  };
  return [...tokens, observed, relationship(common, anchors.infrastructure, "consists-of", observed.id)];
}
