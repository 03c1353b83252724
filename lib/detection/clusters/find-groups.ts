import type { Group, Links } from "../model";
import { communities } from "./communities";
import { mergeGroups, splitGroup } from "./partition";
import { type RefineInput, refineGroup } from "./refine";

/** Seeds: communities of the link graph with at least the minimum size, largest first. */
export function seedsOf(accounts: number, links: Links, minimum: number): number[][] {
  const labels = communities(accounts, links);
  const linked = new Uint8Array(accounts);
  for (let i = 0; i < links.a.length; i++) {
    linked[links.a[i] ?? 0] = 1;
    linked[links.b[i] ?? 0] = 1;
  }
  const byLabel = new Map<number, number[]>();
  labels.forEach((label, account) => {
    if (linked[account] !== 1) return;
    const list = byLabel.get(label);
    if (list) list.push(account);
    else byLabel.set(label, [account]);
  });
  return [...byLabel.values()]
    .filter((list) => list.length >= minimum)
    .sort((x, y) => y.length - x.length || (x[0] ?? 0) - (y[0] ?? 0));
}

/** Gives an account that several groups claim to the one that it fits best. */
function withoutDoubleMembers(groups: Group[], minimum: number): Group[] {
  const best = new Map<number, { group: number; total: number; core: boolean }>();
  groups.forEach((group, g) => {
    const core = new Set(group.core);
    for (const [account, evidence] of group.evidence) {
      const claim = { group: g, total: evidence.total - group.threshold, core: core.has(account) };
      const known = best.get(account);
      if (
        !known ||
        Number(claim.core) - Number(known.core) > 0 ||
        (claim.core === known.core && claim.total > known.total)
      )
        best.set(account, claim);
    }
  });
  const kept = groups.map((group, g) => {
    const own = (account: number) => best.get(account)?.group === g;
    return {
      ...group,
      core: group.core.filter(own),
      associated: group.associated.filter(own),
      evidence: new Map([...group.evidence].filter(([account]) => own(account))),
    };
  });
  return kept.filter((group) => group.core.length >= minimum);
}

/** Groups of accounts that are run together, or share an infrastructure: what they do is not looked at here. */
export function findGroups(links: Links, input: RefineInput): Group[] {
  const minimum = input.config.minimumCampaign;
  const seeds = seedsOf(input.table.accounts, links, minimum);
  const refined = seeds.flatMap((seed) => refineGroup(seed, input) ?? []);
  const parts = withoutDoubleMembers(
    refined.flatMap((group) => splitGroup(group, links, input)),
    minimum,
  );
  const merged = mergeGroups(parts.sort(byLeastMember), input);
  return withoutDoubleMembers(merged, minimum).sort(byLeastMember);
}

const byLeastMember = (x: Group, y: Group): number => (x.core[0] ?? 0) - (y.core[0] ?? 0);
