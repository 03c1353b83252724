import type { Random } from "@/lib/kernel";
import type { AccountEvidence } from "../../model";
import { cardFingerprint, drawCardType } from "../../people/evidence";
import { integerBetween } from "../../sampling";
import { byLevel } from "../parameters";

export interface Cards {
  spread: "one" | "few" | "many";
  /** Accounts that one card pays for, on average. */
  accountsPerCard: number;
  /** Share of accounts that pay nothing and live on free credit. */
  unpaidShare: number;
  isPrepaid: boolean;
}

export function drawCards(random: Random, level: number): Cards {
  const spread = byLevel(random, level, ["one", "few", "few", "many"] as const);
  const accountsPerCard = spread === "few" ? integerBetween(random, 8, 30) : integerBetween(random, 2, 5);
  return {
    spread,
    accountsPerCard: spread === "one" ? Number.MAX_SAFE_INTEGER : accountsPerCard,
    unpaidShare: spread === "one" ? 0 : Math.round(random.next() * 30) / 100,
    isPrepaid: random.chance(0.5),
  };
}

/** Issues the cards and deals them out, in no order that the sign-ups would show. */
export function dealCards(cards: Cards, accounts: number, random: Random): (evidence: AccountEvidence) => void {
  const issued = Array.from({ length: Math.max(1, Math.round(accounts / cards.accountsPerCard)) }, () => ({
    print: cardFingerprint(random),
    type: cards.isPrepaid ? "prepaid" : drawCardType(random),
  }));
  return (evidence) => {
    delete evidence.payment_fingerprint;
    delete evidence.payment_type;
    if (random.chance(cards.unpaidShare)) return;
    const card = random.pick(issued);
    evidence.payment_fingerprint = card.print;
    evidence.payment_type = card.type;
  };
}
