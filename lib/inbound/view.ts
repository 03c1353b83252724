import { z } from "zod";
import { holds, type WarninglistTerm } from "@/lib/detection";
import { WarninglistReach } from "@/lib/detection/contract";
import {
  type InboundBatchView,
  InboundCounts,
  InboundFault,
  InboundFormat,
  type InboundIndicatorView,
  InboundKind,
  InboundTlp,
  type InboundWarninglist,
  type ListAbout,
} from "./contract";
import type { BatchEntry, Waiting } from "./store/batches";
import type { IndicatorRow } from "./store/indicators";
import type { Standing } from "./store/matches";

/** Holders from which a value says nothing of anybody: it never counts. */
export const mostHolders = 1_000;

/** Undefined for a list that nobody accepted. */
type ListTerm = WarninglistTerm | undefined;

function standingOf(state: BatchEntry["state"], term: ListTerm, now: Date): InboundWarninglist["standing"] {
  if (state !== "accepted") return state === "refused" ? "refused" : "waiting";
  if (!term) return "waiting";
  if (holds(term, now)) return "holds";
  return term.endedAt === null ? "expired" : "replaced";
}

function viewList(row: BatchEntry, about: ListAbout | undefined, term: ListTerm, now: Date): InboundWarninglist | null {
  if (about === undefined) return null;
  const standing = standingOf(row.state, term, now);
  return {
    ...about,
    standing,
    holdsUntil: standing === "holds" ? (term?.validUntil.toISOString() ?? null) : null,
    reach: row.reach === null ? null : WarninglistReach.parse(row.reach),
    reachAt: row.reachAt?.toISOString() ?? null,
  };
}

export function viewBatch(
  row: BatchEntry,
  {
    counted,
    about,
    term,
    now,
  }: { counted: Waiting | undefined; about: ListAbout | undefined; term: ListTerm; now: Date },
): InboundBatchView {
  const list = viewList(row, about, term, now);
  return {
    ...{ id: row.id, partnerId: row.partnerId, partner: row.partner.name, source: row.source, sha256: row.sha256 },
    ...{ format: InboundFormat.parse(row.format), bytes: row.bytes, tlp: InboundTlp.parse(row.tlp), state: row.state },
    counts: InboundCounts.parse(row.counts),
    faults: z.array(InboundFault).parse(row.faults),
    warninglist: list,
    waiting: (counted?.waiting ?? 0) + (list !== null && row.state === "received" ? 1 : 0),
    uncompared: counted?.uncompared ?? 0,
    receivedBy: row.receivedByName,
    receivedAt: row.receivedAt.toISOString(),
  };
}

export function viewIndicator(row: IndicatorRow, standing: Standing | undefined): InboundIndicatorView {
  const { accounts } = row;
  const isCommon = accounts !== null && accounts > mostHolders;
  const known = accounts !== null && !isCommon;
  const [confirmed, flagged] = [standing?.confirmed ?? 0, standing?.flagged ?? 0];
  return {
    ...{ id: row.id, batchId: row.batchId, partnerId: row.partnerId, partner: row.batch.partner.name },
    ...{ kind: InboundKind.parse(row.kind), display: row.display, unmatchable: row.unmatchable },
    ...{ confidence: row.confidence, tlp: InboundTlp.parse(row.tlp), contested: row.contested, accounts, isCommon },
    validFrom: row.validFrom.toISOString(),
    validUntil: row.validUntil.toISOString(),
    ...{ state: row.state, stateReason: row.stateReason, stateBy: row.stateByName },
    stateAt: row.stateAt?.toISOString() ?? null,
    confirmed: known ? confirmed : null,
    flagged: known ? flagged : null,
    neither: known ? accounts - confirmed - flagged : null,
  };
}
