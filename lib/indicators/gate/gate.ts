import { isIP } from "node:net";
import { day } from "@/lib/kernel";
import type { Admission } from "./admission";
import { addressReason, domainReason, ownerReason } from "./bystanders";
import { type HeldReason, heldReasons, type Outcome, type PassedOf, pass } from "./passed";

/** Below this share of core members among all holders a value would accuse strangers. */
export const leastPrecision = 0.9;
/** Fewer holders could be one household. */
export const fewestHolders = 5;
/** Core members that must use a wrapper before it says nothing of any one of them. */
export const fewestOfWrapper = 20;
/** A count below this would single people out. */
export const leastCount = 10;
/** A count as it may be told: to the nearest ten, and null for one so small that it would single people out. */
export const passCount = (count: number): number | null =>
  count < leastCount ? null : Math.round(count / leastCount) * leastCount;
/** Addresses are leased out again, domains sold, and an account that was silent for long may be another's by now. */
const validDays = { address: 30, domain: 90, account: 180, wrapper: 180 } as const;

export interface MemberAtGate {
  accountId: string;
  tier: "core" | "associated";
  disposition: string;
  /** Taken back by a recall, and not judged operated since. */
  isRecalled: boolean;
  exchanges: number;
  firstSeen: Date | null;
  lastSeen: Date | null;
  /** SHA-256 in hexadecimal of the normalised address or number; empty when not known. */
  mailHash: string;
  phoneHash: string;
}

/** A shared value of the campaign, in clear where it could be read. */
export interface ValueAtGate {
  kind: "address" | "domain";
  clear: string | undefined;
  /** Holders that may be shared themselves, and all holders in its window. */
  core: number;
  all: number;
  isHub: boolean;
  /** Who owns the network; empty when not known. */
  owner: string;
  firstSeen: Date | null;
  lastSeen: Date | null;
}

export interface WrapperAtGate {
  core: number;
  all: number;
  /** What a sharing officer read and released; undefined when nobody did. */
  released: string | undefined;
  lastSeen: Date | null;
}

const held = (reason: HeldReason) => ({ held: reason });
const wholeDay = (moment: Date): Date => new Date(Math.floor(moment.getTime() / day) * day);
const until = (lastSeen: Date, kind: keyof typeof validDays): string =>
  new Date(wholeDay(lastSeen).getTime() + (1 + validDays[kind]) * day).toISOString();

/** Victims and customers stay out, whatever the cluster says of them. */
const spared: readonly string[] = ["bystander", "relay_customer", "compromised"];

/** Why a member is not shared; undefined when it is. */
export function memberReason(
  member: Pick<MemberAtGate, "tier" | "disposition" | "isRecalled">,
): HeldReason | undefined {
  if (member.tier !== "core") return "associated";
  if (member.isRecalled) return "recalled";
  return spared.includes(member.disposition) ? "not_operated" : undefined;
}

/** A member as tokens that this partner can compute, or why it stays. */
export function passMember(admission: Admission, member: MemberAtGate): Outcome<"account"> {
  if (!admission.categories.has("tokens")) return held("not_agreed");
  const reason = memberReason(member);
  if (reason !== undefined) return held(reason);
  const { mailHash, phoneHash, accountId } = member;
  const known = [
    ...(mailHash === "" ? [] : [["mail", mailHash] as const]),
    ...(phoneHash === "" ? [] : [["phone", phoneHash] as const]),
    ...(admission.agreement.sharesAccountNamespace ? [["account", accountId] as const] : []),
  ];
  if (known.length === 0) return held("no_token");
  const { firstSeen, lastSeen } = admission.campaign;
  const last = member.lastSeen ?? lastSeen;
  return {
    passed: pass({
      kind: "account",
      tokens: known.flatMap(([type, value]) =>
        admission.keys.map(({ id, token }) => ({ type, token: token(type, value), keyId: id })),
      ),
      firstSeen: wholeDay(member.firstSeen ?? firstSeen).toISOString(),
      lastSeen: wholeDay(last).toISOString(),
      exchanges: admission.categories.has("counts") ? Math.max(1, member.exchanges) : null,
      validUntil: until(last, "account"),
    }),
  };
}

/** Whether so many core members among so many holders accuse nobody else. */
export function precisionReason({ core, all }: { core: number; all: number }): HeldReason | undefined {
  if (core / Math.max(core, all, 1) < leastPrecision) return "imprecise";
  return core < fewestHolders ? "few_holders" : undefined;
}

function valueReason({ kind, clear, owner, isHub, ...value }: ValueAtGate): HeldReason | undefined {
  if (isHub) return "hub";
  if (clear === undefined || (kind === "address" && isIP(clear) === 0)) return "not_readable";
  const ofBystanders = kind === "address" ? (addressReason(clear) ?? ownerReason(owner)) : domainReason(clear);
  return ofBystanders ?? precisionReason(value);
}

/** An address or a mail domain as an indicator, or why it stays. */
export function passValue(admission: Admission, value: ValueAtGate): Outcome<"address"> | Outcome<"domain"> {
  if (!admission.categories.has("infrastructure")) return held("not_agreed");
  const reason = valueReason(value);
  if (reason !== undefined || value.clear === undefined) return held(reason ?? "not_readable");
  const first = value.firstSeen ?? admission.campaign.firstSeen;
  const last = value.lastSeen ?? admission.campaign.lastSeen;
  const figures = {
    core: value.core,
    all: value.all,
    validFrom: wholeDay(first).toISOString(),
    validUntil: until(last, value.kind),
  };
  return value.kind === "address"
    ? { passed: pass({ kind: "address", address: value.clear, ...figures }) }
    : { passed: pass({ kind: "domain", domain: value.clear, ...figures }) };
}

/** Masked words have no capitals but the mark of a line break, no figure but nought, and none of the signs of links and mail. */
const masked = /^[^A-MO-Z1-9@"/:\\]+$/;

/** Why a wrapper could not even be read for release; undefined when it could. */
export function wrapperReason({ core, all }: { core: number; all: number }): HeldReason | undefined {
  if (core < fewestOfWrapper) return "few_core";
  return all > core ? "strangers" : undefined;
}

/** A masked wrapper that an officer released, or why it stays. */
export function passWrapper(admission: Admission, wrapper: WrapperAtGate): Outcome<"wrapper"> {
  if (!admission.categories.has("infrastructure")) return held("not_agreed");
  const reason = wrapperReason(wrapper);
  if (reason !== undefined) return held(reason);
  const { released, core, lastSeen } = wrapper;
  if (released === undefined) return held("not_released");
  if (!masked.test(released)) return held("not_masked");
  const validUntil = until(lastSeen ?? admission.campaign.lastSeen, "wrapper");
  return { passed: pass({ kind: "wrapper", text: released, core, validUntil }) };
}

/** Of all that stays, what leaves as a count: nothing so small that it would single somebody out. */
export type HeldCounts = ReadonlyMap<string, number>;
export const heldKey = (what: "addresses" | "domains", reason: HeldReason): string =>
  `${what}: ${heldReasons[reason].words}`;

/** The campaign itself and how what is sent may be used. */
export function passCampaign(
  admission: Admission,
  counts: { accounts: number; held: HeldCounts },
): [PassedOf<"campaign">, PassedOf<"handling">] {
  const { campaign, agreement, purpose } = admission;
  const counted = (count: number) => (admission.categories.has("counts") && count >= leastCount ? count : null);
  const heldBack = [...counts.held].flatMap(([what, count]) => {
    const leaves = counted(count);
    return leaves === null ? [] : [{ what, count: leaves }];
  });
  return [
    pass({
      kind: "campaign",
      codeName: campaign.codeName,
      verdict: campaign.verdict,
      firstSeen: wholeDay(campaign.firstSeen).toISOString(),
      lastSeen: wholeDay(campaign.lastSeen).toISOString(),
      ...(campaign.isPart && { isPart: true as const }),
      accounts: counted(counts.accounts),
      exchanges: counted(campaign.exchanges),
      held: heldBack,
    }),
    pass({
      kind: "handling",
      purpose,
      retentionDays: agreement.retentionDays,
      country: agreement.country,
      agreementVersion: agreement.version,
    }),
  ];
}
