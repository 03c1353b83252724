import { isIPv6 } from "node:net";
import { day } from "@/lib/kernel";
import { objectId } from "./ids";
import { type Common, ofOurs, relationship, type StixObject } from "./objects";

/** Below this share of core members among all holders an address would accuse strangers. */
export const leastPrecision = 0.9;
/** Fewer holders could be one household. */
export const fewestHolders = 5;
/** Addresses are leased out again. */
const validDays = 30;

export interface AddressFact {
  address: string;
  core: number;
  all: number;
  firstSeen: Date;
  lastSeen: Date;
}

export const mayLeave = (fact: { core: number; all: number; hub: boolean }): boolean =>
  !fact.hub && fact.core >= fewestHolders && fact.all > 0 && fact.core / fact.all >= leastPrecision;

/** An address that, on our own traffic, nearly only core members hold; with its precision and an end. */
export function addressIndicator(common: Common, campaign: string, fact: AddressFact): StixObject[] {
  const kind = isIPv6(fact.address) ? "ipv6-addr" : "ipv4-addr";
  const id = objectId("indicator", campaign, fact.address);
  const validFrom = fact.firstSeen.toISOString();
  const validUntil = new Date(fact.lastSeen.getTime() + validDays * day).toISOString();
  const indicator: StixObject = {
    type: "indicator",
    ...common,
    id,
    name: "Egress address of a distillation campaign",
    description: `On the producer's traffic, ${fact.core} of ${fact.all} accounts behind this address are core members.`,
    indicator_types: ["anonymization"],
    pattern: `[${kind}:value = '${fact.address}']`,
    pattern_type: "stix",
    valid_from: validFrom,
    valid_until: validUntil,
    extensions: ofOurs({ precision: fact.core / fact.all, core_accounts: fact.core, all_accounts: fact.all }),
  };
  return [indicator, relationship(common, id, "indicates", campaign)];
}
