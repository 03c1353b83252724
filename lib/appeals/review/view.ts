import {
  type AppealEventView,
  type AppealFileView,
  type AppealSummary,
  RulingConditions,
  type RulingView,
} from "../contract";
import type { AppealEventRow, AppealListRow, RulingRow, readFileRows } from "../store/appeals";
import { wordsOf } from "../words";

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export const summaryOf = (row: AppealListRow): AppealSummary => ({
  id: row.id,
  reference: row.reference ?? row.id.slice(0, 8),
  accountId: row.accountId,
  campaign: { id: row.campaignId, codeName: row.codeName },
  decisionId: row.decisionId,
  measure: row.measure,
  status: row.status,
  outcome: row.outcome,
  reviewer: row.reviewerId === null ? null : { id: row.reviewerId, name: row.reviewerName ?? row.reviewerId },
  submittedAt: row.submittedAt.toISOString(),
  dueAt: row.dueAt.toISOString(),
  answerDueAt: iso(row.answerDueAt),
  escalatedAt: iso(row.escalatedAt),
  endedAt: iso(row.endedAt),
  version: row.version,
  involvement: row.involvement,
});

/** @param mayRead whether the words are shown */
export const eventOf = (row: AppealEventRow, mayRead: boolean): AppealEventView => ({
  id: row.id,
  kind: row.kind,
  at: row.at.toISOString(),
  by: { type: row.actorType, name: row.actorName },
  text: mayRead ? wordsOf(row) : null,
  detail: row.detail as Record<string, unknown>,
});

export const fileViewOf = (row: Awaited<ReturnType<typeof readFileRows>>[number]): AppealFileView => ({
  id: row.id,
  name: row.name,
  mediaType: row.mediaType,
  bytes: row.bytes,
  sha256: row.sha256,
  addedAt: row.addedAt.toISOString(),
});

export const rulingOf = (row: RulingRow, mayRead: boolean): RulingView => ({
  outcome: row.outcome,
  conditions: row.conditions === null ? null : RulingConditions.parse(row.conditions),
  reason: row.reason,
  point: mayRead ? row.point : null,
  reply: mayRead ? row.reply : null,
  snapshotThen: row.snapshotThen,
  snapshotNow: row.snapshotNow,
  by: { id: row.ruledById, name: row.ruledByName },
  at: row.ruledAt.toISOString(),
});
