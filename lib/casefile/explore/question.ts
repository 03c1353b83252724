import type { Context } from "@/lib/command";
import { invalidInput } from "@/lib/kernel";
import {
  countedFacets,
  type Facet,
  facets,
  labelOf,
  type Membership,
  type Scope,
  type TrafficFilters,
  unnamed,
} from "@/lib/traffic";
import { type CampaignName, readCampaignNames, readMembers } from "./store/membership";

/** A question about traffic, with what only campaigns know filled in. */
export interface Question {
  scope: Scope;
  membership: Membership | undefined;
  /** The key of a group as it is asked for again, and as it is shown. */
  keyOf: (key: string) => string;
  labelOf: (facet: Facet, key: string) => string;
  filters: { facet: Facet; key: string; label: string }[];
}

/** @throws `invalid_input` for a campaign that detection does not find (any more) */
export async function questionOf(ctx: Context, by: Facet | undefined, filters: TrafficFilters): Promise<Question> {
  const needsCampaigns = by === "campaign" || filters.campaign !== undefined;
  const campaigns = needsCampaigns ? await readCampaignNames(ctx.db) : [];
  const label = labelerOf(campaigns);
  const all = by === "campaign" || filters.campaign === unnamed ? campaigns.map(({ id }) => id) : [];
  const [membership, members] = await Promise.all([
    by === "campaign" ? membershipOf(ctx, campaigns) : undefined,
    membersOf(ctx, filters.campaign, campaigns, all),
  ]);
  return {
    scope: { filters: countedOf(filters), ...(members === undefined ? {} : { members }) },
    membership,
    keyOf: (key) => (by === "campaign" ? (campaigns[Number(key) - 1]?.id ?? unnamed) : key),
    labelOf: label,
    filters: facets.flatMap((facet) => {
      const key = filters[facet];
      return key === undefined ? [] : [{ facet, key, label: label(facet, key) }];
    }),
  };
}

function labelerOf(campaigns: readonly CampaignName[]): Question["labelOf"] {
  const names = new Map(campaigns.map(({ id, codeName }) => [id, codeName]));
  return (facet, key) => (facet === "campaign" ? names.get(key) : undefined) ?? labelOf(facet, key);
}

const countedOf = (filters: TrafficFilters): Scope["filters"] =>
  Object.fromEntries(countedFacets.flatMap((facet) => (filters[facet] === undefined ? [] : [[facet, filters[facet]]])));

async function membershipOf(ctx: Context, campaigns: readonly CampaignName[]): Promise<Membership> {
  const places = new Map(campaigns.map(({ id }, i) => [id, i + 1]));
  const members = await readMembers(ctx.db, [...places.keys()]);
  return {
    accountIds: members.map(({ accountId }) => accountId),
    campaigns: members.map(({ campaignId }) => places.get(campaignId) ?? 0),
  };
}

async function membersOf(
  ctx: Context,
  asked: string | undefined,
  campaigns: readonly CampaignName[],
  all: readonly string[],
): Promise<Scope["members"]> {
  if (asked === undefined) return undefined;
  if (asked !== unnamed && !campaigns.some(({ id }) => id === asked)) {
    throw invalidInput("There is no such campaign, or detection does not find it any more.", { field: "campaign" });
  }
  const members = await readMembers(ctx.db, asked === unnamed ? all : [asked]);
  return { accountIds: members.map(({ accountId }) => accountId), isOutside: asked === unnamed };
}
