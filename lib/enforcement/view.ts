import type { z } from "zod";
import { day } from "@/lib/kernel";
import { connectors } from "./connectors";
import {
  type ConnectorView,
  type DeliveryView,
  type EnforcementView,
  nothingConnected,
  type RegrowthView,
} from "./contract";
import type { ConnectorRow, Figures } from "./store/connectors";
import type { DeliveryRow } from "./store/deliveries";
import type { LedgerRow } from "./store/ledger";
import type { RegrowthRow } from "./store/regrowth";

const textOf = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A connector as people see it; its secret is not part of it. */
export function connectorView(row: ConnectorRow, figures: Figures | undefined): ConnectorView {
  const { ledger = {}, drifting = 0, waiting = 0, dead = 0 } = figures ?? {};
  const contract = connectors[row.kind];
  return {
    ...{ id: row.id, kind: row.kind, name: row.name, settings: row.settings as ConnectorView["settings"] },
    ...{ hasSecret: row.secret !== null, enabled: row.enabled, disabledReason: row.disabledReason },
    ...{ createdBy: row.createdByName, createdAt: row.createdAt.toISOString(), version: row.version },
    supports: [...contract.supports],
    verifies: contract.verifies(row.settings),
    ...{ ledger, drifting, waiting, dead },
  };
}

export const deliveryView = (row: DeliveryRow): DeliveryView => ({
  ...{ id: row.id, connectorId: row.connectorId, countermeasure: row.countermeasure, state: row.state },
  ...{ accounts: row.accounts, createdAt: row.createdAt.toISOString(), endedAt: textOf(row.endedAt) },
  nextAttemptAt: row.state === "waiting" ? textOf(row.nextAttemptAt) : null,
  attempts: row.tries.map(({ number, at, latencyMs, status, error }) => ({
    ...{ number, at: at.toISOString(), latencyMs, status, error },
  })),
});

const clock = (at: Date): string => `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;

function proofOf({ verifiedBy, countermeasure }: LedgerRow): string {
  if (countermeasure === "reinstate") {
    return verifiedBy === "observed" ? "Its traffic comes through again." : "The gateway was asked and has let it go.";
  }
  return verifiedBy === "observed" ? "The gateway was seen to act by it." : "The gateway was asked and holds it.";
}

const deadlineOf = ({ decidedAt, referral }: LedgerRow): Date =>
  new Date(decidedAt.getTime() + (referral?.deadlineDays ?? 0) * day);

/** What became of a referral: what its recipient does counts, not that a message got there. */
function referralWords(row: LedgerRow, to: string): string {
  if (row.answeredAt !== null) return `${to} answered, noted ${clock(row.answeredAt)}: ${row.answer ?? ""}`;
  if (!row.stands) return "Taken back.";
  const by = clock(deadlineOf(row));
  const told = toldWords(row);
  if (row.isOverdue) return `${to} has not answered; the deadline was ${by}.${told}`;
  return `${to} has until ${by} to answer.${told}`;
}

/** Why its recipient may not know of it yet; empty once the message was taken. */
function toldWords({ connectorId, state, error }: LedgerRow): string {
  if (connectorId === null) return " Nothing that is connected tells them: somebody has to.";
  if (state === "failed") return ` It did not reach them: ${error ?? "it could not be sent."}`;
  return state === "requested" || state === "sent" ? " It is on its way to them." : "";
}

/** What is known of a row at the gateway, in words; silence is told as silence. */
export function wordsOf(row: LedgerRow): string {
  if (row.referral !== null) return referralWords(row, row.referral.to);
  if (row.drifts && row.driftSince !== null) {
    const until = row.driftSeenAt ?? row.driftSince;
    return row.error ?? `Traffic after it took effect, from ${clock(row.driftSince)} to ${clock(until)}.`;
  }
  switch (row.state) {
    case "requested":
      return row.connectorId === null ? nothingConnected : "Waits to be sent.";
    case "sent":
      return row.error === null ? "Sent; no answer yet." : `Sent; ${row.error} It is tried again.`;
    case "acknowledged":
      return "Unobserved: the gateway took it, nothing has shown it in force.";
    case "verified":
      return proofOf(row);
    case "cancelled":
      return "Taken back before it was known to have landed.";
    case "failed":
      return row.error ?? "It could not be carried out.";
  }
}

const referralView = (row: LedgerRow): EnforcementView["referral"] =>
  row.referral && {
    ...{ to: row.referral.to, tier: row.referral.tier, deadline: deadlineOf(row).toISOString() },
    isOverdue: row.isOverdue,
    answer:
      row.answeredAt === null
        ? null
        : { words: row.answer ?? "", notedBy: row.answerNotedBy ?? "", at: row.answeredAt.toISOString() },
  };

export function enforcementView(row: LedgerRow): EnforcementView {
  const { campaignId, codeName, connectorId, connectorName, connectorKind } = row;
  return {
    ...{ id: row.id, decisionId: row.decisionId, accountId: row.accountId, keyId: row.keyId, endUserId: row.endUserId },
    campaign: campaignId === null || codeName === null ? null : { id: campaignId, codeName },
    countermeasure: row.countermeasure,
    connector:
      connectorId === null || connectorName === null || connectorKind === null
        ? null
        : { id: connectorId, name: connectorName, kind: connectorKind },
    ...{ state: row.state, requestedAt: row.requestedAt.toISOString(), sentAt: textOf(row.sentAt) },
    ...{ acknowledgedAt: textOf(row.acknowledgedAt), verifiedAt: textOf(row.verifiedAt), verifiedBy: row.verifiedBy },
    error: row.error,
    driftSince: row.drifts ? textOf(row.driftSince) : null,
    driftSeenAt: row.drifts ? textOf(row.driftSeenAt) : null,
    checkedAt: textOf(row.checkedAt),
    referral: referralView(row),
    words: wordsOf(row),
  };
}

/** @param now what a day is counted to; of less than a day, a day is taken */
export const regrowthView = (row: RegrowthRow, now: Date): z.infer<typeof RegrowthView> => ({
  ...{ campaignId: row.campaignId, codeName: row.codeName, firstAt: row.firstAt.toISOString(), enforced: row.enforced },
  ...{ newcomers: row.newcomers, newcomersOfWeek: row.newcomersOfWeek, alertedAt: textOf(row.alertedAt) },
  perDay: row.newcomers / Math.max(1, (now.getTime() - row.firstAt.getTime()) / day),
});
