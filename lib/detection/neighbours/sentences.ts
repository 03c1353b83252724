import { count, inNats, list, namingLists, percent } from "../explanation/words";
import type { ChainLink, PairEvidence, SharedFact } from "./contract";

/** Facts that a sentence spells out; the table beside it has them all. */
const mostNamed = 3;

const shareOf = ({ overall, of }: SharedFact): string => (of === 0 ? "0 %" : percent(overall / of));

/** Why a value says nothing about who runs an account; empty when it says something. */
export function saysNothing(fact: SharedFact): string {
  const held = `held by ${shareOf(fact)} of all accounts that have anything of its kind (${count(fact.overall)} of ${count(fact.of)})`;
  if (fact.nats <= 0) return `${held}: says nothing`;
  if (fact.listedBy) return `a hub, ${namingLists(fact.listedBy)}, ${held}: says next to nothing`;
  return fact.hub ? `a hub, ${held}, whom nothing else ties: says next to nothing` : "";
}

function named(fact: SharedFact): string {
  const windows = fact.windows > 1 ? ` in ${count(fact.windows)} windows` : "";
  const who = `held by ${count(fact.overall)} of ${count(fact.of)}`;
  const hub = fact.listedBy ? `a hub, ${namingLists(fact.listedBy)}, ` : "a hub, ";
  return `${fact.display}${windows} (${fact.hub ? hub : ""}${who}, ${inNats(fact.nats)} nats)`;
}

/** What two accounts share, in words; empty when that is nothing. */
export function sharing({ facts }: Pick<PairEvidence, "facts">): string {
  const telling = facts.filter(({ nats }) => nats > 0);
  const rest = telling.length - mostNamed;
  const parts = telling.slice(0, mostNamed).map(named);
  if (rest > 0) parts.push(`${count(rest)} more ${rest === 1 ? "value" : "values"}`);
  return list(parts);
}

/** How the nats of a pair stand to what is asked of a link. */
export function standing({ nats, corroborated, linked }: PairEvidence, thresholdNats: number): string {
  const asked = `the ${inNats(thresholdNats)} that a link is asked for`;
  if (linked) return `${inNats(nats)} nats, ${inNats(nats - thresholdNats)} more than ${asked}`;
  if (!corroborated) return `${inNats(nats)} nats, which no second family corroborates`;
  return `${inNats(nats)} nats, ${inNats(thresholdNats - nats)} less than ${asked}`;
}

/** Why an account comes next, in one sentence. */
export function reasonOf(pair: PairEvidence, withAccount: string | null, thresholdNats: number): string {
  const whom = withAccount === null ? "Holds, of the values that this started from," : `Shares with ${withAccount}`;
  return `${whom} ${sharing(pair)}: ${standing(pair, thresholdNats)}.`;
}

export interface WhySentence {
  accountA: string;
  accountB: string;
  direct: PairEvidence;
  chain: readonly ChainLink[];
  searched: number;
  thresholdNats: number;
}

/** Why two accounts are linked, or plainly that they are not, in one sentence. */
export function whySentence({ accountA, accountB, direct, chain, searched, thresholdNats }: WhySentence): string {
  const both = `${accountA} and ${accountB}`;
  const telling = sharing(direct);
  if (direct.linked) return `${both} are linked: they share ${telling}: ${standing(direct, thresholdNats)}.`;
  const own = telling === "" ? "share nothing that counts" : `share ${telling}: ${standing(direct, thresholdNats)}`;
  if (chain.length === 0) {
    const looked = searched === 0 ? "" : ` among the ${count(searched)} accounts that were looked at`;
    return `${both} are not linked: they ${own}; no chain of links joins them${looked}.`;
  }
  const steps = chain.map((link) => `${link.from} and ${link.to} share ${sharing(link)}`);
  const weakest = Math.min(...chain.map(({ nats }) => nats));
  return `${both} are not linked directly (they ${own}), but by a chain of ${count(chain.length)} links of at least ${inNats(weakest)} nats: ${steps.join("; ")}.`;
}
