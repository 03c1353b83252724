import { type CollectionView, type FeedView, type PartnerApiKeyView, Tlp } from "./contract";
import type { CollectionRow, Figures } from "./store/collections";
import type { FeedRow } from "./store/feeds";
import type { KeyRow } from "./store/keys";

const textOf = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

export const keyView = (row: KeyRow, now: Date): PartnerApiKeyView => ({
  id: row.id,
  name: row.name,
  start: row.start,
  status: row.revokedAt !== null ? "revoked" : row.expiresAt <= now ? "expired" : "active",
  createdAt: row.createdAt.toISOString(),
  createdBy: row.createdByName,
  expiresAt: row.expiresAt.toISOString(),
  lastUsedAt: textOf(row.lastUsedAt),
});

export const collectionView = (row: CollectionRow, figures: Figures | undefined): CollectionView => ({
  id: row.id,
  tlp: Tlp.parse(row.tlp),
  title: row.title,
  description: row.description,
  canRead: row.canRead,
  canWrite: row.canWrite,
  version: row.version,
  createdAt: row.createdAt.toISOString(),
  published: figures?.published ?? 0,
  fetched: figures?.fetched ?? 0,
  newestAt: textOf(figures?.newestAt),
  fetchedAt: textOf(figures?.fetchedAt),
  added: figures?.added ?? 0,
});

export const feedView = (row: FeedRow, received = 0): FeedView => ({
  id: row.id,
  url: row.url,
  collection: row.collection,
  auth: row.auth,
  username: row.username,
  intervalSeconds: row.intervalSeconds,
  paused: row.paused,
  version: row.version,
  savedBy: row.savedByName,
  savedAt: row.savedAt.toISOString(),
  nextPollAt: row.nextPollAt.toISOString(),
  polledAt: textOf(row.polledAt),
  failures: row.failures,
  error: row.error,
  readUntil: row.reached ?? row.addedAfter,
  received,
});
