import { createHash } from "node:crypto";
import { z } from "zod";
import { families } from "./contract";

const positive = z.number().positive();
const share = z.number().min(0).max(1);

const FamilySetting = z.object({
  /** P(two accounts share a value of the family | same operator): the m of Fellegi–Sunter. */
  m: share.positive(),
  /** Most nats that the family may give to a pair or a member, since values of one family depend on each other. */
  cap: positive,
});

/**
 * Every number that detection depends on. A run stores the configuration and its hash; the same hash over the same data
 * gives the same result.
 */
export const Configuration = z.strictObject({
  version: z.string().min(1),
  /** Starting points of the multi-faceted account graph: to be replaced by measured agreement of audited links. */
  families: z.record(z.enum(families), FamilySetting),
  /** The second value of a family counts half, the third a quarter: an upper bound for values that fully depend. */
  withinFamilyDecay: share,
  /** Families that say who runs an account; the others (client, content) come with any public tool as well. */
  operatorFamilies: z.array(z.enum(families)),
  /** Most nats of client, content and address block together: one public tool brings its prompts and its client string at once. */
  ambientCap: positive,
  /** A family corroborates from here: odds of about 7 to 1. */
  corroboratingNats: positive,
  /** Posterior odds asked for: 99 to 1. */
  odds: positive,
  /** Chance that a random pair is run together before anything is known: 2 × 10^8 of 5 × 10^11 pairs (B2). */
  pairPrior: share.positive(),
  /** Links from this share of the threshold on are looked at for groups that hold together only as a whole. */
  weakLinkShare: share,
  /** All pairs of a value's holders up to this count, a seeded sparse graph of `partners` a holder above it. */
  allPairsUpTo: z.number().int().min(2),
  partners: z.number().int().min(2),
  /** Values held by more than this share of a family's accounts are never candidates. */
  ubiquitousShare: share,
  /** Learned hubs: fewer than `hubLift` times the chance agreement of other families among the holders. */
  hubLift: positive,
  hubMinimumHolders: z.number().int().min(3),
  hubPairs: z.number().int().min(8),
  hubNats: positive,
  /** Members whose evidence falls short of the threshold by at most this are associated: 12.4 against 10 nats. */
  associatedMargin: positive,
  minimumCampaign: z.number().int().min(2),
  /** Rounds in which a group's profile and its members are fitted to each other. */
  profileRounds: z.number().int().min(1),
  /** Hours in which sign-ups count as simultaneous. */
  signupWindowHours: positive,
  /** Each term of the campaign score is held within this many nats. */
  termCap: positive,
  /** Log-odds of distillation for a linked group before its content is looked at: 1 in 10. */
  priorNats: z.number(),
  /** Nats of extraction evidence without which no group is called distillation: odds of 10 to 1. */
  extractionNats: positive,
  /** Log-odds of the whole score from which a group is called distillation: 3 to 1, after a prior of 1 to 9. */
  distillationNats: positive,
  /** Below the former by at most this, a group without an innocent explanation is shown as undetermined. */
  undeterminedMargin: positive,
  /** Smaller groups are not shown as undetermined: nothing beyond verification could follow. */
  undeterminedMinimum: z.number().int().min(2),
  /** Most nats that an account's own traffic may speak against its membership in a harvesting group. */
  conductFloor: positive,
  seed: z.number().int(),
});
export type Configuration = z.infer<typeof Configuration>;

const family = (m: number, cap: number) => ({ m, cap });

/** The first version: m and caps as published with the design; nothing in it was fitted to a labelled world. */
export const defaultConfiguration: Configuration = {
  version: "2026.11-1",
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
  seed: 1,
};

/** Parses a configuration; the error names the faulty field. */
export const parseConfiguration = (input: unknown): Configuration => Configuration.parse(input);

const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
};

/** SHA-256 of the canonical JSON, in hexadecimal. */
export const configurationHash = (configuration: Configuration): string =>
  createHash("sha256").update(canonical(configuration)).digest("hex");
