import { z } from "zod";
import { listed } from "@/lib/campaigns/contract";
import { Family, Tier } from "@/lib/detection/contract";

const some = <Item extends z.ZodType>(item: Item) => listed(z.array(item).max(100).default([]));

/** `v:card:123…`: a value's kind and its hash. */
const ValueId = z.string().regex(/^v:[a-z_]+:\d+$/, "A value is named by its node: v:kind:number.");

/** What of a campaign's graph is looked at; the same names stand in the URL. */
export const GraphQuery = z
  .object({
    /** The node that is opened: a community or a value into its accounts, an account into those it is linked to. */
    focus: z.string().min(1).max(300).optional(),
    /** Only values of these families; of all without one. */
    families: some(Family),
    /** Values left out, as if nobody held them. */
    hidden: some(ValueId),
    /** Values that are drawn however little they tie. */
    pinned: some(ValueId),
    /** Only accounts that did something on a day from the first to the last, both included. */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), "Give both ends of the time, or none.")
  .refine(({ from = "", to = "" }) => from <= to, "The time ends before it begins.");
export type GraphQuery = z.input<typeof GraphQuery>;

/** Nodes of a graph, of whom the accounts are asked. */
export const GraphAccountsQuery = GraphQuery.safeExtend({
  nodes: listed(z.array(z.string().min(3).max(300)).min(1, "Name the nodes.").max(500)),
});
export type GraphAccountsQuery = z.input<typeof GraphAccountsQuery>;

/** A node stands for one account, for a community of accounts (`accounts` > 1), or for a shared value. */
export const GraphNode = z.object({
  id: z.string(),
  type: z.enum(["account", "community", "value"]),
  label: z.string(),
  /** For a value: the members that hold it. */
  accounts: z.number().int(),
  tier: Tier.nullable(),
  family: Family.nullable(),
  /** For a value: all accounts that hold it, members or not. */
  accountsOverall: z.number().int().nullable(),
  /** A value that so many unrelated accounts hold that it links nobody. */
  hub: z.boolean(),
  /** Warninglists that make it a hub; absent when none does. */
  listedBy: z.array(z.string()).optional(),
  /** In nats: what the value is worth; of an account, its link to the account that is opened. */
  weight: z.number().nullable(),
  /** Neighbours that are not in the picture: accounts of a value, values of an account. */
  more: z.number().int(),
});
export type GraphNode = z.infer<typeof GraphNode>;

export const GraphView = z.object({
  nodes: z.array(GraphNode),
  /** `accounts`: how many the edge stands for; `nats`: of the value, or of the link between two accounts. */
  edges: z.array(z.object({ source: z.string(), target: z.string(), accounts: z.number().int(), nats: z.number() })),
  /** What is drawn of what there is. */
  shownAccounts: z.number().int(),
  accounts: z.number().int(),
  shownValues: z.number().int(),
  values: z.number().int(),
});
export type GraphView = z.infer<typeof GraphView>;

/** The accounts that some nodes stand for, members only, in order. */
export const GraphAccounts = z.object({ accountIds: z.array(z.string()) });
export type GraphAccounts = z.infer<typeof GraphAccounts>;
