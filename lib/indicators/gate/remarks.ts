import { z } from "zod";
import type { AgreementView } from "../agreements/contract";
import type { SharingPurpose, Tlp } from "../vocabulary";
import { goesTo, isAbove, ofAgreement, ofTerms, type PartnerAtGate, type Wanted } from "./admission";
import { faultsOf, type TextAtGate } from "./free-text";
import { leastCount } from "./gate";

const moment = z.iso.datetime();
/** An object of STIX by its id: all that a remark says of what it is about. */
const ref = z.string().regex(/^[a-z0-9-]{1,60}--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
const words = { text: z.string(), refs: z.array(ref).min(1) };

/** All that can leave beside bundles. What is not in here has no way out. */
const RemarkItem = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("sighting"),
    of: ref,
    /** Own accounts that hold it; null when fewer than ten, or where counts are not agreed on. */
    accounts: z.number().int().min(leastCount).nullable(),
    /** Whole days that own traffic was compared over. */
    firstSeen: moment,
    lastSeen: moment,
  }),
  z.strictObject({
    kind: z.literal("opinion"),
    of: ref,
    opinion: z.enum(["disagree", "strongly-disagree"]),
    /** Accounts that hold it and that people judged; null as above. */
    judged: z.number().int().min(leastCount).nullable(),
  }),
  z.strictObject({ kind: z.literal("request"), abstract: z.string(), ...words }),
  z.strictObject({ kind: z.literal("answer"), ...words }),
]);
type Item = z.infer<typeof RemarkItem>;

declare const gate: unique symbol;
/** Only the gate makes one, and all that writes remarks takes nothing else. */
export type PassedRemark = Item & { readonly [gate]: true };
export type PassedRemarkOf<Kind extends Item["kind"]> = Extract<PassedRemark, { kind: Kind }>;

const pass = <Kind extends Item["kind"]>(item: Extract<Item, { kind: Kind }>): PassedRemarkOf<Kind> =>
  RemarkItem.parse(item) as PassedRemarkOf<Kind>;

/** What passed the gate earlier, as the ledger kept it. */
export const keptRemark = (content: unknown): PassedRemark => RemarkItem.parse(content) as PassedRemark;

declare const admitted: unique symbol;
/** The leave to say one thing to one partner. */
export interface RemarkAdmission {
  readonly [admitted]: true;
  agreement: AgreementView;
  tlp: Tlp;
  purpose: SharingPurpose;
}

/**
 * Whether anything about some things may be said to a partner, and if not, why, with what would help.
 * @param about what it is about, each under its marking: the partner's own too, since a remark shows what it had sent
 */
export function admitRemark(
  wanted: Pick<Wanted, "tlp" | "purpose">,
  about: readonly { name: string; marking: Tlp }[],
  partner: Omit<PartnerAtGate, "keys">,
  now: Date,
): { admission: RemarkAdmission; refusal: null } | { admission: null; refusal: string } {
  const { agreement, name } = partner;
  const refusal = ofTerms(partner, now) ?? (agreement && ofAgreement(wanted, agreement, name));
  if (refusal !== null || agreement === null) return { admission: null, refusal: refusal ?? "No agreement." };
  const { tlp, purpose = agreement.purposes[0] } = wanted;
  const markings = [...about, { name: goesTo(name), marking: agreement.leastTlp }];
  const above = markings.find(({ marking }) => isAbove(marking, tlp));
  if (above !== undefined) {
    const { name: whose, marking } = above;
    const marked = `${whose} is marked TLP:${marking.toUpperCase()}, above TLP:${tlp.toUpperCase()}`;
    return { admission: null, refusal: `${marked}: mark it at least as high.` };
  }
  return { admission: { agreement, tlp, purpose } as unknown as RemarkAdmission, refusal: null };
}

const counted = ({ agreement }: RemarkAdmission, count: number): number | null =>
  agreement.categories.includes("counts") && count >= leastCount ? count : null;

export interface SightedAtGate {
  /** The partner's indicator by its STIX id. */
  of: string;
  accounts: number;
  from: Date;
  until: Date;
  judged: number;
  /** Upper end of the 95 % interval of the share that was found operated; null when nobody was judged. */
  mostOperated: number | null;
}

const wholeDay = (at: Date): string => `${at.toISOString().slice(0, 10)}T00:00:00.000Z`;

/** That own accounts hold it: how many, where that singles nobody out, and over which days. */
export const passSighting = (admission: RemarkAdmission, { of, accounts, from, until }: SightedAtGate) =>
  pass({
    ...{ kind: "sighting", of, accounts: counted(admission, accounts) },
    ...{ firstSeen: wholeDay(from), lastSeen: wholeDay(until < from ? from : until) },
  });

/** Below this share found operated, at the upper end of the interval, own judgements contradict an indicator. */
const contradicted = 0.5;
const stronglyContradicted = 0.2;

/** That own judgements contradict it: with nobody found operated that takes four. Undefined when they do not. */
export function passOpinion(admission: RemarkAdmission, { of, judged, mostOperated }: SightedAtGate) {
  if (mostOperated === null || mostOperated >= contradicted) return undefined;
  const opinion = mostOperated < stronglyContradicted ? "strongly-disagree" : "disagree";
  return pass({ kind: "opinion", of, opinion, judged: counted(admission, judged) });
}

type Words =
  | { kind: "request"; abstract: string; text: string; refs: string[] }
  | { kind: "answer"; text: string; refs: string[] };

/** What a person wrote, if nothing in it must stay. */
export function passWords(_: RemarkAdmission, said: Words, texts: readonly TextAtGate[]) {
  const faults = texts.flatMap(faultsOf);
  if (faults.length > 0) {
    const refusal = `The text holds ${faults.join(" and ")}. Take it out: things are named by the objects that the note is about, not in its words.`;
    return { passed: null, refusal };
  }
  return { passed: said.kind === "request" ? pass(said) : pass(said), refusal: null };
}
