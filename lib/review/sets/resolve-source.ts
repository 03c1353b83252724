import type { z } from "zod";
import { requirePermission } from "@/lib/auth";
import { readCampaignRow, readFilteredMemberIds, readFlaggedByPrefix } from "@/lib/campaigns";
import type { Context } from "@/lib/command";
import { invalidInput, notFound, tooLarge } from "@/lib/kernel";
import { readAccountsByPrefix, readStoredAccounts } from "@/lib/traffic";
import { readEverMembers, readSetIds } from "../store/set-members";
import { findSet } from "../store/sets";
import { type ListedAccount, readAccountList } from "./account-list";
import { mostInSet, type SetOrigin, type SetSource } from "./contract";

type Source = z.output<typeof SetSource>;
type Of<Type extends Source["type"]> = Extract<Source, { type: Type }>;

export interface Resolved {
  /** Each once. */
  accountIds: string[];
  origin: SetOrigin;
  /** How many were named more than once. */
  duplicates: number;
  unknown: { line: number; text: string }[];
}

/**
 * Which accounts a source stands for at this moment.
 * @throws `not_found`; `invalid_input` where it stands for none; `too_large` for more than a set takes
 */
export async function resolveSource(ctx: Context, source: Source): Promise<Resolved> {
  const resolved = await resolve(ctx, source);
  if (resolved.accountIds.length > mostInSet)
    throw tooLarge(`A set has at most ${mostInSet.toLocaleString("en")} accounts; narrow the filter or cut the list.`);
  if (resolved.accountIds.length === 0) throw noneOf(resolved);
  return resolved;
}

function resolve(ctx: Context, source: Source): Promise<Resolved> {
  switch (source.type) {
    case "accounts":
      return named(
        ctx,
        source.accountIds.map((id, i) => ({ line: i + 1, id })),
        { type: "accounts" },
      );
    case "list": {
      const listed = readAccountList(source.text);
      return named(ctx, listed, { type: "list", lines: listed.length, fileName: source.fileName ?? null });
    }
    case "campaign-members":
      return ofCampaign(ctx, source);
    case "account-search":
      return found(ctx, source);
    case "sets":
      return compared(ctx, source);
  }
}

/** Ids that somebody wrote down: those that belong to no account are given back with their lines, and cost the rest nothing. */
async function named(ctx: Context, listed: readonly ListedAccount[], origin: SetOrigin): Promise<Resolved> {
  const ids = [...new Set(listed.map(({ id }) => id))];
  const known = await readStoredAccounts(ctx.warehouse, ids);
  const rest = ids.filter((id) => !known.has(id));
  for (const id of rest.length > 0 ? await readEverMembers(ctx.db, rest) : []) known.add(id);
  const unknown = listed.filter(({ id }) => !known.has(id)).map(({ line, id }) => ({ line, text: id.slice(0, 256) }));
  const accountIds = ids.filter((id) => known.has(id));
  return { accountIds, origin, unknown, duplicates: listed.length - unknown.length - accountIds.length };
}

async function ofCampaign({ db }: Context, { campaignId, filter }: Of<"campaign-members">): Promise<Resolved> {
  const campaign = await readCampaignRow(db, campaignId);
  if (campaign === null) throw notFound("Campaign", campaignId);
  const accountIds = await readFilteredMemberIds(db, campaignId, filter, mostInSet + 1);
  const { q, tier, disposition } = filter;
  const kept = { ...(q ? { q } : {}), ...(tier ? { tier } : {}), ...(disposition ? { disposition } : {}) };
  const origin = { type: "campaign-members" as const, campaignId, codeName: campaign.codeName, filter: kept };
  return { accountIds, origin, duplicates: 0, unknown: [] };
}

async function found({ db, warehouse, actor }: Context, { q }: Of<"account-search">): Promise<Resolved> {
  requirePermission(actor, "account.read");
  const [flagged, known] = await Promise.all([
    readFlaggedByPrefix(db, q, mostInSet + 1),
    readAccountsByPrefix(warehouse, q, mostInSet + 1),
  ]);
  const accountIds = [...new Set([...flagged.map(({ accountId }) => accountId), ...known])];
  return { accountIds, origin: { type: "account-search", q }, duplicates: 0, unknown: [] };
}

async function compared({ db }: Context, { operation, ...pair }: Of<"sets">): Promise<Resolved> {
  const [first, second] = await Promise.all(
    [pair.first, pair.second].map(async (id) => {
      const set = await findSet(db, id);
      if (set === null) throw notFound("Set", id);
      return { name: set.name, ids: await readSetIds(db, id) };
    }),
  );
  if (first === undefined || second === undefined) throw notFound("Set", pair.first);
  const other = new Set(second.ids);
  const accountIds =
    operation === "union"
      ? [...new Set([...first.ids, ...second.ids])]
      : first.ids.filter((id) => other.has(id) === (operation === "intersect"));
  return {
    accountIds,
    origin: { type: "sets", operation, names: [first.name, second.name] },
    duplicates: 0,
    unknown: [],
  };
}

function noneOf({ unknown }: Resolved) {
  if (unknown.length === 0)
    return invalidInput("No account fits; there would be nothing in the set.", { field: "source" });
  const lines = unknown
    .slice(0, 20)
    .map(({ line, text }) => ({ field: `line ${line}`, message: `${text} is no account` }));
  return invalidInput(`None of the ${unknown.length.toLocaleString("en")} ids belongs to an account.`, {
    fields: lines,
  });
}
