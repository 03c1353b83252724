import { dispositions, tiers, verdicts } from "@/components/badges/meanings";
import { formatCount } from "@/components/data/count";
import { formatNats } from "@/components/data/nats";
import type { EvidenceSide } from "@/lib/appeals/contract";

/** One thing as it was when it was decided, and as it is today. */
export interface Compared {
  name: string;
  before: string;
  today: string;
  isChanged: boolean;
}

const none = "–";
type Read = (side: EvidenceSide) => string;
const ofMember =
  (read: (member: NonNullable<EvidenceSide["member"]>) => string): Read =>
  ({ member }) =>
    member === null ? "no member" : read(member);

const aspects: [string, Read][] = [
  ["Campaign says", ({ campaign }) => `${verdicts[campaign.verdict].label}, ${campaign.status}`],
  ["Campaign score, nats", ({ campaign }) => formatNats(campaign.score)],
  ["Core accounts", ({ campaign }) => formatCount(campaign.coreAccounts)],
  ["Account is", ofMember(({ tier }) => tiers[tier].label)],
  ["Said to be", ofMember(({ disposition }) => dispositions[disposition].label)],
  ["What ties it, nats", ofMember(({ score }) => formatNats(score))],
  ["Hard link", ofMember(({ hardLink }) => (hardLink ? "yes" : "none"))],
  [
    "Extraction of its exchanges",
    ofMember((one) => `${formatCount(one.extractionExchanges)} of ${formatCount(one.exchanges)}`),
  ],
];

/** The account and its campaign, thing by thing. */
export const compareSides = (then: EvidenceSide | null, today: EvidenceSide): Compared[] =>
  aspects.map(([name, read]) => {
    const [before, now] = [then === null ? none : read(then), read(today)];
    return { name, before, today: now, isChanged: then !== null && before !== now };
  });

export interface ComparedFact extends Compared {
  key: string;
  /** The account itself is tied by the value today; null where nobody knows. */
  isOwn: boolean | null;
}

type Fact = EvidenceSide["facts"][number];
const figures = (fact: Fact | undefined): string =>
  fact === undefined
    ? none
    : `${formatCount(fact.accountsHere)} of ${formatCount(fact.accountsOverall)}, ${formatNats(fact.weight)} nats`;

/** Values that hold the campaign together, then and today: the account's own first, then the heaviest. */
export function compareFacts(
  then: EvidenceSide | null,
  today: EvidenceSide,
  own: readonly string[] | null,
): ComparedFact[] {
  const keyOf = ({ kind, value }: Fact) => `${kind}/${value}`;
  const [before, now] = [then?.facts ?? [], today.facts].map(
    (facts) => new Map(facts.map((fact) => [keyOf(fact), fact])),
  );
  const all = new Map([...(before ?? []), ...(now ?? [])]);
  const weightOf = (key: string) => all.get(key)?.weight ?? 0;
  const isOwn = (key: string) => (own === null ? null : own.includes(key));
  return [...all.keys()]
    .sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || weightOf(b) - weightOf(a))
    .map((key) => {
      const texts = [figures(before?.get(key)), figures(now?.get(key))] as const;
      const isChanged = then !== null && texts[0] !== texts[1];
      return {
        key,
        name: all.get(key)?.display ?? key,
        before: texts[0],
        today: texts[1],
        isChanged,
        isOwn: isOwn(key),
      };
    });
}
