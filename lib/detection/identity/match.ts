/** A campaign as an earlier run left it. */
export interface KnownCampaign {
  id: string;
  accounts: ReadonlySet<string>;
}

export interface Ancestor {
  campaignId: string;
  relation: "continued" | "merged" | "split";
  /** Accounts in common. */
  members: number;
}

export interface Match {
  /** The earlier campaign that this group continues; undefined for a new one. */
  id: string | undefined;
  lineage: Ancestor[];
}

/** Fewer accounts in common, or a smaller part of the smaller side, are no relation. */
const leastCommon = 2;
const leastShare = 0.1;

interface Overlap {
  group: number;
  campaign: number;
  common: number;
}

function overlaps(groups: readonly (readonly string[])[], known: readonly KnownCampaign[]): Overlap[] {
  const owners = new Map<string, number[]>();
  known.forEach(({ accounts }, campaign) => {
    for (const account of accounts) {
      const list = owners.get(account);
      if (list) list.push(campaign);
      else owners.set(account, [campaign]);
    }
  });
  return groups.flatMap((accounts, group) => {
    const counts = new Map<number, number>();
    for (const account of accounts) {
      for (const campaign of owners.get(account) ?? []) counts.set(campaign, (counts.get(campaign) ?? 0) + 1);
    }
    return [...counts].flatMap(([campaign, common]) => {
      const smaller = Math.min(accounts.length, known[campaign]?.accounts.size ?? 0);
      return common >= leastCommon && common >= leastShare * smaller ? [{ group, campaign, common }] : [];
    });
  });
}

/**
 * Gives each group the earlier campaign that it shares most accounts with, each campaign once, the largest overlap
 * first. The other relations become lineage: campaigns that went into a group (merged), and campaigns that a group came out
 * of while another group continues them (split).
 * @param mayContinue whether a group may be taken for a campaign that it overlaps with; what it may not continue went into it
 */
export function matchCampaigns(
  groups: readonly (readonly string[])[],
  known: readonly KnownCampaign[],
  mayContinue: (group: number, campaignId: string) => boolean = () => true,
): Match[] {
  const found = overlaps(groups, known).sort(
    (a, b) => b.common - a.common || a.group - b.group || a.campaign - b.campaign,
  );
  const groupOf = new Map<number, number>();
  const campaignOf = new Map<number, number>();
  for (const { group, campaign } of found) {
    if (groupOf.has(campaign) || campaignOf.has(group) || !mayContinue(group, known[campaign]?.id ?? "")) continue;
    groupOf.set(campaign, group);
    campaignOf.set(group, campaign);
  }
  return groups.map((_, group): Match => {
    const own = campaignOf.get(group);
    const lineage = found
      .filter((overlap) => overlap.group === group)
      .flatMap(({ campaign, common }): Ancestor[] => {
        const id = known[campaign]?.id;
        if (id === undefined) return [];
        const relation = campaign === own ? "continued" : groupOf.has(campaign) ? "split" : "merged";
        return [{ campaignId: id, relation, members: common }];
      });
    return { id: own === undefined ? undefined : known[own]?.id, lineage };
  });
}
