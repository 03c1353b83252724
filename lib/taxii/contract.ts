import { z } from "zod";
import { tlpLevels } from "@/lib/kernel";

/** Traffic Light Protocol 2.0, from the most open to the most closed. */
export const Tlp = z.enum(tlpLevels);
export type Tlp = z.infer<typeof Tlp>;

/** Labels of STIX notes by which partners ask each other, and answer. */
export const requestLabel = "request-for-information";
export const answerLabel = "answer-to-request";

export const PartnerApiKeyView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Its beginning, by which people tell keys apart. */
  start: z.string(),
  status: z.enum(["active", "expired", "revoked"]),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type PartnerApiKeyView = z.infer<typeof PartnerApiKeyView>;

export const CreatePartnerApiKey = z.object({
  partnerId: z.uuid(),
  name: z.string().trim().min(1, "Say which machine uses it.").max(60),
  expiresInDays: z.number().int().min(1).max(366).default(90),
});
export type CreatePartnerApiKey = z.input<typeof CreatePartnerApiKey>;

/** The one answer that shows a key. */
export const CreatedPartnerApiKey = z.object({ key: z.string(), view: PartnerApiKeyView });
export type CreatedPartnerApiKey = z.infer<typeof CreatedPartnerApiKey>;

export const RevokePartnerApiKey = z.object({ keyId: z.uuid() });
export type RevokePartnerApiKey = z.infer<typeof RevokePartnerApiKey>;

export const CollectionView = z.object({
  id: z.uuid(),
  tlp: Tlp,
  title: z.string(),
  description: z.string(),
  canRead: z.boolean(),
  canWrite: z.boolean(),
  version: z.number().int(),
  createdAt: z.iso.datetime(),
  /** Versions of objects that were published, and how many of them the partner has had. */
  published: z.number().int(),
  fetched: z.number().int(),
  /** When the newest of them was published; null when there is none. */
  newestAt: z.iso.datetime().nullable(),
  /** When the partner last had one that it had not had. */
  fetchedAt: z.iso.datetime().nullable(),
  /** Objects that the partner added and has not taken back. */
  added: z.number().int(),
});
export type CollectionView = z.infer<typeof CollectionView>;

/** A new collection, or, with `id` and `version`, the next version of one. Its partner and marking stay as they are. */
export const SaveCollection = z
  .object({
    partnerId: z.uuid(),
    tlp: Tlp,
    title: z.string().trim().min(1, "Name the collection.").max(120),
    description: z.string().trim().max(500).default(""),
    canRead: z.boolean(),
    canWrite: z.boolean(),
    id: z.uuid().optional(),
    version: z.number().int().min(1).optional(),
  })
  .refine(({ id, version }) => (id === undefined) === (version === undefined), {
    path: ["version"],
    message: "Say which version was changed.",
  });
export type SaveCollection = z.input<typeof SaveCollection>;

export const FeedAuth = z.enum(["none", "basic", "bearer"]);
export type FeedAuth = z.infer<typeof FeedAuth>;

export const FeedView = z.object({
  id: z.uuid(),
  url: z.string(),
  collection: z.string(),
  auth: FeedAuth,
  username: z.string(),
  intervalSeconds: z.number().int(),
  paused: z.boolean(),
  version: z.number().int(),
  savedBy: z.string(),
  savedAt: z.iso.datetime(),
  nextPollAt: z.iso.datetime(),
  /** When it was last read to its end. */
  polledAt: z.iso.datetime().nullable(),
  /** Polls since then that failed, and why the last one did. */
  failures: z.number().int(),
  error: z.string().nullable(),
  /** How far it has been read: everything that the server added until then. */
  readUntil: z.string().nullable(),
  /** Objects that came from it. */
  received: z.number().int(),
});
export type FeedView = z.infer<typeof FeedView>;

/** Scheme, host and path of an API root, with the slash at its end that TAXII wants. */
const RootUrl = z.url({ protocol: /^https?$/ }).transform((text, check) => {
  const url = new URL(text);
  if (url.search + url.hash + url.username + url.password !== "") {
    check.addIssue({
      code: "custom",
      message: "must be scheme, host and path alone: credentials have fields of their own",
    });
  }
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
});

/** A new feed, or, with `id` and `version`, the next version of one. */
export const SaveFeed = z
  .object({
    partnerId: z.uuid(),
    url: RootUrl,
    collection: z
      .string()
      .trim()
      .regex(/^[\w.-]{1,120}$/, "is the id of the collection, as the partner's server lists it"),
    auth: FeedAuth,
    username: z
      .string()
      .trim()
      .max(200)
      .regex(/^[^:\p{Cc}]*$/u, "must not contain a colon")
      .default(""),
    /** Password or token; left out, the one that is kept stays. */
    secret: z
      .string()
      .min(1)
      .max(4_096)
      .regex(/^[^\p{Cc}]*$/u, "must be one line")
      .optional(),
    intervalSeconds: z.number().int().min(60).max(86_400).default(900),
    id: z.uuid().optional(),
    version: z.number().int().min(1).optional(),
  })
  .refine(({ id, version }) => (id === undefined) === (version === undefined), {
    path: ["version"],
    message: "Say which version was changed.",
  });
export type SaveFeed = z.input<typeof SaveFeed>;

export const FeedInput = z.object({ id: z.uuid() });
export type FeedInput = z.infer<typeof FeedInput>;

export const SwitchFeed = z.object({ id: z.uuid(), to: z.enum(["paused", "polling", "now"]) });
export type SwitchFeed = z.infer<typeof SwitchFeed>;

/** What a feed's server said when it was asked about the collection. */
export const FeedTest = z.object({ ok: z.boolean(), words: z.string(), latencyMs: z.number() });
export type FeedTest = z.infer<typeof FeedTest>;

export const PartnerInput = z.object({ partnerId: z.uuid() });
export type PartnerInput = z.infer<typeof PartnerInput>;

/** All that goes between a partner's machines and this one. */
export const PartnerExchangeView = z.object({
  partner: z.object({ id: z.uuid(), name: z.string() }),
  /** Where the partner begins: the path of the discovery. */
  discovery: z.string(),
  keys: z.array(PartnerApiKeyView),
  collections: z.array(CollectionView),
  feeds: z.array(FeedView),
});
export type PartnerExchangeView = z.infer<typeof PartnerExchangeView>;
