import { createHash } from "node:crypto";
import { z } from "zod";
import { families } from "./contract";
import { setting } from "./settings";

const positive = z.number().positive();
const share = z.number().min(0).max(1);

const FamilySetting = z.strictObject({
  m: setting(share.positive(), "families", {
    label: "m",
    meaning: "Chance that two accounts of one operator share a value of the family",
    source: "Fellegi & Sunter 1969; starting points of the design, moved by the agreement seen in decided campaigns",
  }),
  cap: setting(positive, "families", {
    label: "Cap",
    unit: "nats",
    meaning: "Most that the family may give to a pair or a member, since values of one family depend on each other",
    source: "The design's bound, chosen",
  }),
});

/**
 * Every number that detection depends on. A run stores the configuration and its hash; the same hash over the same data
 * gives the same result.
 */
export const Configuration = z.strictObject({
  /** Names the version for people; part of the hash. */
  version: z.string().min(1),
  families: z.record(z.enum(families), FamilySetting),
  withinFamilyDecay: setting(share, "links", {
    label: "Further values of a family",
    meaning: "The second value of a family counts this share of its weight, the third the square of it",
    source: "Upper bound for values that fully depend on each other",
  }),
  operatorFamilies: setting(z.array(z.enum(families)).min(1), "links", {
    label: "Families that say who runs an account",
    meaning: "One of them must speak; the others come with any public tool as well",
    source: "Chosen: what an operator has to supply for each account",
  }),
  ambientCap: setting(positive, "links", {
    label: "Cap of what comes with a tool or a place",
    unit: "nats",
    meaning:
      "Most of client, content and address block together: one public tool brings its prompts and its client string at once",
    source: "Chosen: the cap of its strongest family",
  }),
  corroboratingNats: setting(positive, "links", {
    label: "Corroboration",
    unit: "nats",
    meaning: "A family corroborates another from here",
    source: "Odds of about 7 to 1",
  }),
  odds: setting(positive, "links", {
    label: "Posterior odds",
    meaning: "Odds asked for that two accounts are run together; part of the link threshold",
    source: "99 to 1: one wrong link in a hundred",
  }),
  pairPrior: setting(share.positive(), "links", {
    label: "Prior of a pair",
    meaning: "Chance that a random pair is run together before anything is known; part of the link threshold",
    source: "2 × 10⁸ of 5 × 10¹¹ pairs: one campaign of 20,000 among a million accounts",
  }),
  weakLinkShare: setting(share, "links", {
    label: "Weak links",
    meaning: "Links from this share of the threshold on are looked at, for groups that hold together only as a whole",
    source: "Chosen: bounds the work, not the verdict",
  }),
  allPairsUpTo: setting(z.number().int().min(2), "links", {
    label: "All pairs up to",
    unit: "holders",
    meaning: "All pairs of a value's holders are candidates up to this count, a sparse graph above it",
    source: "Chosen: keeps the cost near-linear",
  }),
  partners: setting(z.number().int().min(2), "links", {
    label: "Partners above that",
    unit: "partners a holder",
    meaning: "Seeded partners of each holder in the sparse graph",
    source: "Random graphs of degree 6 are connected with near certainty",
  }),
  ubiquitousShare: setting(share, "links", {
    label: "Ubiquitous",
    meaning: "Values held by more than this share of a family's accounts are never candidates",
    source: "Chosen: such a value weighs at most ln(10 m)",
  }),
  hubLift: setting(positive, "hubs", {
    label: "Lift of a value that is no hub",
    meaning: "A value is a hub when other families agree among its holders less than this many times chance",
    source: "Chosen",
  }),
  hubMinimumHolders: setting(z.number().int().min(3), "hubs", {
    label: "Fewest holders",
    unit: "holders",
    meaning: "Values with fewer holders are not asked",
    source: "Fewer say nothing about the agreement of others",
  }),
  hubPairs: setting(z.number().int().min(8), "hubs", {
    label: "Pairs asked",
    unit: "pairs a value",
    meaning: "Pairs of holders whose other families are compared",
    source: "Standard error of a share below 0.07",
  }),
  hubNats: setting(positive, "hubs", {
    label: "Worth of a hub",
    unit: "nats",
    meaning: "Most that a hub may give",
    source: "The design's bound",
  }),
  associatedMargin: setting(positive, "clusters", {
    label: "Associated",
    unit: "nats",
    meaning: "Members whose evidence falls short of what is asked by at most this are associated, not core",
    source: "12.4 against 10 nats",
  }),
  homeShare: setting(share, "clusters", {
    label: "Home",
    meaning:
      "Most of what is asked of a core member that may come from cards, devices and addresses it shares with fewer accounts than the smallest campaign has: a family's vouch for each other",
    source: "Chosen: a third of what is asked has to tie it to the rest",
  }),
  minimumCampaign: setting(z.number().int().min(2), "clusters", {
    label: "Smallest campaign",
    unit: "core accounts",
    meaning: "Smaller groups are not shown",
    source: "Chosen: families and households are smaller",
  }),
  profileRounds: setting(z.number().int().min(1), "clusters", {
    label: "Rounds",
    meaning: "Rounds in which a group's profile and its members are fitted to each other",
    source: "Chosen: groups settle in two or three",
  }),
  signupWindowHours: setting(positive, "clusters", {
    label: "Sign-up window",
    unit: "hours",
    meaning: "Sign-ups, and first calls, within it count as simultaneous",
    source: "Chosen: a quarter of a day",
  }),
  termCap: setting(positive, "verdict", {
    label: "Cap of a term",
    unit: "nats",
    meaning: "Each term of the campaign score is held within it, for and against",
    source: "Chosen: no single term decides",
  }),
  priorNats: setting(z.number(), "verdict", {
    label: "Prior",
    unit: "nats",
    meaning: "Log-odds of distillation for a linked group before its content is looked at",
    source: "1 in 10, chosen",
  }),
  extractionNats: setting(positive, "verdict", {
    label: "Extraction asked for",
    unit: "nats",
    meaning: "Extraction evidence without which no group is called distillation",
    source: "Odds of 10 to 1",
  }),
  distillationNats: setting(positive, "verdict", {
    label: "Distillation from",
    unit: "nats",
    meaning: "Log-odds of the whole score from which a group is called distillation",
    source: "3 to 1, after a prior of 1 to 9",
  }),
  undeterminedMargin: setting(positive, "verdict", {
    label: "Undetermined",
    unit: "nats",
    meaning: "Below the former by at most this, a group without an innocent explanation is shown as undetermined",
    source: "Chosen",
  }),
  undeterminedMinimum: setting(z.number().int().min(2), "verdict", {
    label: "Smallest undetermined",
    unit: "core accounts",
    meaning: "Smaller groups are not shown as undetermined",
    source: "Nothing beyond verification could follow below the core that a ban asks for",
  }),
  conductFloor: setting(positive, "verdict", {
    label: "Conduct",
    unit: "nats",
    meaning: "Most that an account's own traffic may speak against its membership in a harvesting group",
    source: "Chosen",
  }),
  renewalNats: setting(positive, "verdict", {
    label: "New evidence after a dismissal",
    unit: "nats",
    meaning:
      "Evidence dated after a person dismissed a campaign or cleared an account, from which the case is open again",
    source: "The design's bound: odds of about 50 to 1",
  }),
  endUserMinimum: setting(z.number().int().min(5), "verdict", {
    label: "Smallest slice",
    unit: "end users",
    meaning: "Accounts with fewer end users, or fewer that mostly harvest, are not asked about their end users",
    source: "Fewer say nothing about how even their use is",
  }),
  endUserPriorNats: setting(z.number(), "verdict", {
    label: "Prior of end users",
    unit: "nats",
    meaning: "Log-odds that an account with many end users hides harvesting behind them, before anything is looked at",
    source: "1 to 99, chosen: nothing links them but their account",
  }),
  endUserHabitNats: setting(positive, "verdict", {
    label: "One hand behind end users",
    unit: "nats",
    meaning: "Evidence from the habits of end users alone, without which they are not called one hand",
    source: "Odds of 10 to 1: an application whose function asks for reasoning has people behind it",
  }),
  seed: setting(z.number().int(), "operation", {
    label: "Seed",
    meaning: "Seeds every random choice of a run, so that it can be replayed",
    source: "Any number",
  }),
});
export type Configuration = z.infer<typeof Configuration>;

const family = (m: number, cap: number) => ({ m, cap });

/** The version that ships: m and caps as published with the design; nothing in it was fitted to a labelled world. */
export const defaultConfiguration: Configuration = {
  version: "2026.11-2",
  families: {
    payment: family(0.5, 8),
    identity: family(0.3, 9),
    network: family(0.5, 6),
    client: family(0.6, 3),
    content: family(0.5, 7),
    registration: family(0.4, 4),
    timing: family(0.3, 4),
  },
  withinFamilyDecay: 0.5,
  operatorFamilies: ["payment", "identity", "network", "registration", "timing"],
  ambientCap: 7,
  corroboratingNats: 2,
  odds: 99,
  pairPrior: 4e-4,
  weakLinkShare: 0.6,
  allPairsUpTo: 12,
  partners: 6,
  ubiquitousShare: 0.1,
  hubLift: 3,
  hubMinimumHolders: 6,
  hubPairs: 64,
  hubNats: 1,
  associatedMargin: 2.4,
  homeShare: 2 / 3,
  minimumCampaign: 5,
  profileRounds: 6,
  signupWindowHours: 6,
  termCap: 5,
  priorNats: -Math.log(9),
  extractionNats: Math.log(10),
  distillationNats: Math.log(3),
  undeterminedMargin: 1,
  undeterminedMinimum: 10,
  conductFloor: 8,
  renewalNats: 4,
  endUserMinimum: 20,
  endUserPriorNats: -Math.log(99),
  endUserHabitNats: Math.log(10),
  seed: 1,
};

/** Parses a configuration; the error names the faulty field. */
export const parseConfiguration = (input: unknown): Configuration => Configuration.parse(input);

/** The configuration that a run was stored with; the present one where that is not to be read, as of runs of older versions. */
export function storedConfiguration(stored: unknown): Configuration {
  const parsed = Configuration.safeParse(stored);
  return parsed.success ? parsed.data : defaultConfiguration;
}

const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
};

/** SHA-256 of the canonical JSON, in hexadecimal. */
export const configurationHash = (configuration: Configuration): string =>
  createHash("sha256").update(canonical(configuration)).digest("hex");
