import { createHash } from "node:crypto";
import { type Context, runCommand, runQuery } from "@/lib/command";
import type { Database } from "@/lib/db";
import { wilson } from "@/lib/detection";
import { canonicalJson, conflict, notFound, preconditionFailed, tlpLevels } from "@/lib/kernel";
import { admitRemark, type PassedRemark, passOpinion, passSighting, type RemarkAdmission } from "../gate/remarks";
import { requirePartner } from "../require-partner";
import { lockPartner, type PartnerRow } from "../store/partners";
import { isSaid, readSighted, type SightedRow } from "../store/remarks";
import { viewPartner } from "../view";
import { Tlp } from "../vocabulary";
import { type RemarkView, SendSighting, type SightingDraft, SightingRequest } from "./contract";
import { keepRemark } from "./keep-remark";
import { saysOf } from "./stix";
import { viewRemark } from "./view";

/** What would be said to a partner of its indicator, or why nothing may be. Nothing leaves and nothing is written. */
export function draftSighting(ctx: Context, input: SightingRequest): Promise<SightingDraft> {
  return runQuery(ctx, { permission: "bundle.export", schema: SightingRequest, input }, async (wanted) => {
    const { row, partner, tlp, answer } = await askGate(ctx.db, wanted, ctx.clock());
    const { accounts, judged, operated, display: indicator } = row;
    return {
      ...{ partner: partner.name, indicator, refusal: answer.refusal, tlp, accounts: accounts ?? 0, judged, operated },
      says: answer.passed ? saysOf(answer.passed) : "",
      hash: answer.passed ? hashOf(answer.passed, tlp) : "",
    };
  });
}

/**
 * Tells a partner that own accounts hold what it said to look for, or that own judgements contradict it: a count of ten or more and whole days,
 * nothing of anybody. Who sends it approves it, by name.
 * @throws `precondition_failed` with what would help, when the gate refuses; `conflict` when it was said already, or is not what was looked at
 */
export function sendSighting(ctx: Context, input: SendSighting): Promise<RemarkView> {
  const command = { permission: "bundle.export", schema: SendSighting, input } as const;
  return runCommand(ctx, command, async (scope) => {
    const { tx, now, input } = scope;
    const { row, partner, tlp, answer } = await askGate(tx, input, now);
    if (answer.refusal !== null) throw preconditionFailed(answer.refusal);
    await lockPartner(tx, partner.id);
    if (await isSaid(tx, input.indicatorId, answer.passed.kind))
      throw conflict(`${partner.name} was told so already: take that back before you say it anew.`);
    if (input.draftHash !== undefined && input.draftHash !== hashOf(answer.passed, tlp))
      throw conflict("What would leave has changed since you looked at it: look again.");
    const { admission, passed } = answer;
    const kept = await keepRemark(scope, { partner, admission, passed, indicatorId: input.indicatorId });
    return viewRemark(kept, row.display, undefined);
  });
}

type Answer =
  | { admission: RemarkAdmission; passed: PassedRemark; refusal: null }
  | { admission?: undefined; passed?: undefined; refusal: string };

interface Asked {
  row: SightedRow;
  partner: PartnerRow;
  tlp: Tlp;
  answer: Answer;
}

async function askGate(db: Database, wanted: SightingRequest, now: Date): Promise<Asked> {
  const row = await readSighted(db, wanted.indicatorId);
  if (!row) throw notFound("Indicator", wanted.indicatorId);
  const partner = await requirePartner(db, row.partnerId, now);
  const { agreement } = viewPartner(partner);
  const marking = Tlp.parse(row.tlp);
  const tlp = wanted.tlp ?? higher(marking, agreement?.leastTlp ?? "clear");
  const reason = reasonAgainst(row, wanted.as);
  if (reason !== null) return { row, partner, tlp, answer: { refusal: reason } };
  const asked = { name: partner.name, isDisabled: partner.disabledAt !== null, agreement };
  const said = { tlp, ...(wanted.purpose === undefined ? {} : { purpose: wanted.purpose }) };
  const { admission, refusal } = admitRemark(said, [{ name: "The indicator", marking }], asked, now);
  if (admission === null) return { row, partner, tlp, answer: { refusal } };
  const { judged, operated, accounts, seenFrom: from, until } = row;
  const mostOperated = judged === 0 ? null : wilson(operated, judged).high;
  const atGate = { of: row.sourceId, accounts: accounts ?? 0, from, until, judged, mostOperated };
  const passed = wanted.as === "sighting" ? passSighting(admission, atGate) : passOpinion(admission, atGate);
  if (passed === undefined) {
    const refusal = `Own judgements do not contradict it: of ${judged} accounts that hold it and that people judged, ${operated} were found operated. With nobody found operated, four say so.`;
    return { row, partner, tlp, answer: { refusal } };
  }
  return { row, partner, tlp, answer: { admission, passed, refusal: null } };
}

const higher = (a: Tlp, b: Tlp): Tlp => (tlpLevels.indexOf(a) > tlpLevels.indexOf(b) ? a : b);

/** Why nothing can be said of an indicator, whoever asks. */
function reasonAgainst({ sourceId, state, accounts, listed }: SightedRow, as: "sighting" | "opinion"): string | null {
  if (!sourceId.includes("--") || sourceId.startsWith("misp--"))
    return "The partner did not send it as an object of STIX: there is nothing that a sighting could refer to.";
  if (accounts === null) return "It is not yet compared with own traffic: wait until it is.";
  if (accounts === 0) return "No account of ours holds it.";
  if (accounts > listed) return "So many accounts hold it that it says nothing of anybody: there is nothing to tell.";
  if (as === "sighting" && state !== "accepted") return "Nobody has accepted it: accept it first.";
  if (state !== "accepted" && state !== "refused") return `It is ${state}: a person accepts or refuses it first.`;
  return null;
}

const hashOf = (passed: PassedRemark, tlp: string): string =>
  createHash("sha256").update(canonicalJson({ passed, tlp })).digest("hex");
