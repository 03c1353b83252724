import { type OverlapQuestionView, type OverlapSettingView, TokenType } from "./contract";
import type { QuestionRow, SettingRow } from "./store";

/** What holds until an officer says otherwise: nothing is answered. */
const nothingSaid = { answers: false, dayLimit: 20, url: null, version: 0, savedBy: null, savedAt: null };

export const viewSetting = (row: SettingRow | null): OverlapSettingView =>
  row === null
    ? nothingSaid
    : {
        ...{ answers: row.answers, dayLimit: row.dayLimit, url: row.url, version: row.version },
        ...{ savedBy: row.savedByName, savedAt: row.savedAt.toISOString() },
      };

export const viewQuestion = (row: QuestionRow): OverlapQuestionView => ({
  ...{ id: row.id, side: row.side, state: row.state, type: TokenType.parse(row.type), keyId: row.keyId },
  ...{ asked: row.asked, matched: row.matched, reason: row.reason, agreementVersion: row.agreementVersion },
  campaign:
    row.campaign === null || row.campaignId === null
      ? null
      : {
          ...{ id: row.campaignId, codeName: row.campaign.codeName, members: row.members ?? row.asked },
          firstSeen: row.campaign.firstSeen.toISOString(),
          lastSeen: row.campaign.lastSeen.toISOString(),
        },
  set:
    row.set === null || row.setId === null
      ? null
      : {
          ...{ id: row.setId, name: row.set.name, isDeleted: row.set.deletedAt !== null, version: row.setVersion ?? 1 },
          ...{ accounts: row.setAccounts ?? row.asked, members: row.members ?? row.asked },
        },
  ...{ askedBy: row.askedByName, askedAt: row.askedAt.toISOString() },
  endedAt: row.endedAt?.toISOString() ?? null,
});
