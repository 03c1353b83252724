import { z } from "zod";
import { TokenType } from "../vocabulary";

const moment = z.iso.datetime();
const held = { core: z.number().int(), all: z.number().int(), validFrom: moment, validUntil: moment };

/** What a format says of a campaign that is passed in part. */
export const figuresOfPart = "Figures are those of a part of it";

/** All that can leave, in the words of no format. What is not in here has no way out. */
const PassedItem = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("campaign"),
    codeName: z.string(),
    verdict: z.string(),
    firstSeen: moment,
    lastSeen: moment,
    /** Set where the window and all figures are those of some core members, and not of the whole. */
    isPart: z.literal(true).optional(),
    /** Null where counts do not leave, or would single somebody out. */
    accounts: z.number().int().nullable(),
    exchanges: z.number().int().nullable(),
    /** What was held back and leaves as a count alone. */
    held: z.array(z.strictObject({ what: z.string(), count: z.number().int() })),
  }),
  z.strictObject({
    kind: z.literal("handling"),
    purpose: z.string(),
    retentionDays: z.number().int(),
    country: z.string(),
    agreementVersion: z.number().int(),
  }),
  z.strictObject({
    kind: z.literal("account"),
    tokens: z.array(z.strictObject({ type: TokenType, token: z.string(), keyId: z.string() })).min(1),
    /** Whole days: a moment would single out a request. */
    firstSeen: moment,
    lastSeen: moment,
    exchanges: z.number().int().nullable(),
    validUntil: moment,
  }),
  z.strictObject({ kind: z.literal("address"), address: z.union([z.ipv4(), z.ipv6()]), ...held }),
  z.strictObject({ kind: z.literal("domain"), domain: z.string(), ...held }),
  z.strictObject({ kind: z.literal("wrapper"), text: z.string(), core: z.number().int(), validUntil: moment }),
]);
type Item = z.infer<typeof PassedItem>;

declare const gate: unique symbol;
/** Only the gate makes one, and all that writes for a partner takes nothing else. */
export type Passed = Item & { readonly [gate]: true };
export type PassedOf<Kind extends Item["kind"]> = Extract<Passed, { kind: Kind }>;

/** For the gate alone: says that an item has passed. Throws for a field that no item has. */
export const pass = <Kind extends Item["kind"]>(item: Extract<Item, { kind: Kind }>): PassedOf<Kind> =>
  PassedItem.parse(item) as PassedOf<Kind>;

/** What passed the gate earlier, as the ledger kept it. */
export const kept = (content: unknown): Passed => PassedItem.parse(content) as Passed;

/** Each with the words that people are shown; those with `count` leave as a number. */
export const heldReasons = {
  not_confirmed: { words: "in no campaign that a person confirmed", count: false },
  associated: { words: "associated with the campaign, not of its core", count: false },
  not_operated: {
    words: "said to be a victim's, a customer's or a bystander's, not of those who run the campaign",
    count: false,
  },
  recalled: { words: "taken back by a recall, and not judged again since", count: false },
  no_token: { words: "nothing is known of them that this partner can compute a token of", count: false },
  imprecise: { words: "fewer than 90 % of the holders are core members that are shared", count: true },
  few_holders: { words: "fewer than five core members hold it", count: false },
  hub: { words: "strangers hold it as well: a hub", count: true },
  carrier: { words: "a mobile carrier's", count: true },
  residential: { words: "a household provider's", count: true },
  university: { words: "a university's or school's", count: true },
  public_mail: { words: "a public mail provider", count: true },
  private_network: { words: "not an address of the public network", count: false },
  not_readable: { words: "nothing that is still stored shows it in clear", count: false },
  not_released: { words: "no sharing officer has read and released it", count: false },
  few_core: { words: "fewer than twenty core members use it", count: false },
  strangers: { words: "accounts that are not shared use it as well", count: false },
  not_masked: { words: "it is not wholly masked", count: false },
  not_agreed: { words: "this bundle does not include the category", count: false },
} as const satisfies Record<string, { words: string; count: boolean }>;
export type HeldReason = keyof typeof heldReasons;

export type Outcome<Kind extends Item["kind"]> =
  | { passed: PassedOf<Kind>; held?: undefined }
  | { passed?: undefined; held: HeldReason };
