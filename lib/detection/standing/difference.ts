import type { Family } from "../contract";
import type { ExplainedGroup } from "../explanation/explain-member";
import type { MemberReason } from "../explanation/group-reasons";
import { evidenceParts, rounded } from "../explanation/parts";
import { counted, keyOf } from "../explanation/reasons";
import { familyName, strandCount, totalNats } from "../links/strands";
import type { Difference, DifferenceFact } from "./shapes";

/** Whether what a value says of an account is dated after a decision. */
export type IsNew = (account: number, key: string) => boolean;

interface NewEvidence {
  total: number;
  byStrand: Float64Array;
  /** What each new value adds, by its key. */
  added: Map<string, number>;
}

/** What the new values alone say for one account, added up as all of its evidence is. */
export function newEvidence(
  account: number,
  reasons: readonly MemberReason[],
  isNew: IsNew,
  { input: { table, config } }: ExplainedGroup,
): NewEvidence {
  const fresh = reasons.filter(({ key }) => isNew(account, key)).flatMap(({ windows }) => windows);
  const byStrand = new Float64Array(strandCount);
  const added = new Map<string, number>();
  for (const { value, counts } of counted([...fresh], table, config.withinFamilyDecay)) {
    const strand = table.strand[value] ?? 0;
    const { cap } = config.families[familyName(strand)];
    const taken = Math.min(counts, cap - (byStrand[strand] ?? 0));
    byStrand[strand] = (byStrand[strand] ?? 0) + taken;
    const key = keyOf(table, value);
    added.set(key, (added.get(key) ?? 0) + taken);
  }
  return { total: totalNats(byStrand, config), byStrand, added };
}

function listedOf({ added }: NewEvidence, { heldAs }: ExplainedGroup): Map<Family, number> {
  const sums = new Map<Family, number>();
  for (const [key, nats] of added) {
    const family = heldAs(key)?.family;
    if (family !== undefined) sums.set(family, (sums.get(family) ?? 0) + nats);
  }
  return sums;
}

/** Values that are listed; the others are counted. */
const mostListed = 24;

/** What is new about how a group's core is tied, as the mean over the core: one newcomer is not the group. */
export function linkDifference(
  core: readonly number[],
  isNew: IsNew,
  group: ExplainedGroup,
): Pick<Difference, "linkNats" | "parts" | "facts" | "moreFacts"> {
  const families = new Map<Family, number>();
  const values = new Map<string, { nats: number; accounts: number }>();
  for (const account of core) {
    const evidence = newEvidence(account, group.reasons.of(account), isNew, group);
    for (const { family, nats } of evidenceParts(evidence, listedOf(evidence, group), group.input.config)) {
      families.set(family, (families.get(family) ?? 0) + nats / core.length);
    }
    for (const [key, nats] of evidence.added) {
      const known = values.get(key) ?? { nats: 0, accounts: 0 };
      values.set(key, { nats: known.nats + nats / core.length, accounts: known.accounts + 1 });
    }
  }
  const parts = [...families]
    .map(([family, nats]) => ({ family, nats: rounded(nats) }))
    .filter(({ nats }) => nats !== 0);
  const facts = [...values].flatMap(([key, { nats, accounts }]): DifferenceFact[] => {
    const held = group.heldAs(key);
    if (!held) return [];
    const { family, kind, value, overall } = held;
    return [
      { family, kind, value, display: group.displayOf(held), accounts, accountsOverall: overall, nats: rounded(nats) },
    ];
  });
  facts.sort((a, b) => b.nats - a.nats || (a.kind + a.value < b.kind + b.value ? -1 : 1));
  return {
    linkNats: rounded(parts.reduce((sum, { nats }) => sum + nats, 0)),
    parts,
    facts: facts.slice(0, mostListed),
    moreFacts: Math.max(0, facts.length - mostListed),
  };
}
