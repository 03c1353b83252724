import type { Random } from "@/lib/kernel";
import type { AccountEvidence } from "../../model";
import { sha256Like } from "../../people/evidence";
import { hex, integerBetween } from "../../sampling";

/** Telephones and devices that an operator uses again; 0 stands for one of its own per account, or none. */
export interface Identity {
  accountsPerPhone: number;
  accountsPerDevice: number;
}

export function drawIdentity(random: Random, level: number): Identity {
  return {
    accountsPerPhone: random.chance(0.5 - level * 0.1) ? integerBetween(random, 3, 12 - 2 * level) : 0,
    accountsPerDevice: random.chance(0.75 - level * 0.18) ? integerBetween(random, 4, 40 - 10 * level) : 0,
  };
}

export function dealIdentity(
  identity: Identity,
  accounts: number,
  random: Random,
): (evidence: AccountEvidence) => void {
  const issue = (per: number, make: () => string) =>
    per === 0 ? [] : Array.from({ length: Math.max(1, Math.round(accounts / per)) }, make);
  const phones = issue(identity.accountsPerPhone, () => sha256Like(random));
  const devices = issue(identity.accountsPerDevice, () => `dev_${hex(random, 16)}`);
  return (evidence) => {
    if (phones.length > 0) evidence.phone_hash = random.pick(phones);
    else if (random.chance(0.7)) delete evidence.phone_hash;
    if (devices.length > 0) evidence.device_fingerprint = random.pick(devices);
    else if (random.chance(0.4)) delete evidence.device_fingerprint;
    evidence.verification_level = evidence.payment_fingerprint ? "payment" : evidence.phone_hash ? "phone" : "email";
  };
}
