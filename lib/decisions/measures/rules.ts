import type { Permission } from "@/lib/auth";
import { smallestEnforceableCore } from "../contract";
import type { MeasureKind } from "../kinds";
import { type Ground, isSlowed, refusalOfVerdict, type Subject } from "../model";
import type { ProgramProofs } from "../policies/contract";
import { dismissedIsNoGround } from "./contract";

/** What of an order the rules look at besides its kind. */
export interface Asked {
  parameters: Record<string, unknown> | null;
  /** The proof that the policy asks of each programme with little friction. */
  programs: ProgramProofs;
}

/** What stands against a measure. */
export interface Measure {
  /** The audit record's action. */
  action: string;
  permission: Permission;
  /** Why the campaign is no ground for it; undefined when it is. */
  ground: (ground: Ground) => string | undefined;
  /** Why a member is spared; undefined when nothing stands against it. */
  refusal: (subject: Subject, ground: Ground, asked: Asked) => string | undefined;
}

/** Nobody is shut off for what a campaign is said to be before a person said it, and only where many accounts are one. */
function groundOfShuttingOff(ground: Ground): string | undefined {
  const refusal = refusalOfVerdict(ground);
  if (refusal !== undefined) return refusal;
  if (ground.coreAccounts < smallestEnforceableCore) {
    return `The core has ${ground.coreAccounts} accounts; bans and suspensions need at least ${smallestEnforceableCore}.`;
  }
  return undefined;
}

/** What takes nothing away may be asked before anybody knows what the campaign is, except where nobody found harm. */
const groundOfAsking = ({ status }: Ground): string | undefined =>
  status === "dismissed" ? dismissedIsNoGround : undefined;

/** What spares a member from whatever its owner feels. */
function spared(subject: Subject): string | undefined {
  if (subject.tier !== "core") return "is associated, not core";
  if (subject.verifiedOrganization) return "belongs to an organisation that is verified, and is protected";
  return undefined;
}

function isShutOff({ standing }: Subject): string | undefined {
  return standing === "banned" || standing === "suspended" ? `is ${standing} already` : undefined;
}

function refusalOfShuttingOff(subject: Subject): string | undefined {
  if (subject.tier !== "core") return "is associated, not core";
  if (subject.disposition !== "operated")
    return `has the disposition ${subject.disposition}; only operated may be banned or suspended`;
  if (subject.dispositionBy !== "analyst") return "is operated by suggestion only; set its disposition first";
  if (!subject.hardLink) return "has no hard link (payment, identity or a value unique to a client) to the core";
  return spared(subject);
}

function refusalOfSlowing(subject: Subject): string | undefined {
  if (!isSlowed(subject.disposition)) {
    return `has the disposition ${subject.disposition}; operated ones and customers of a relay are slowed down`;
  }
  if (subject.dispositionBy !== "analyst") {
    return `is ${subject.disposition} by suggestion only; set its disposition first`;
  }
  return isShutOff(subject) ?? spared(subject);
}

function refusalOfVerification(subject: Subject, _: Ground, { parameters, programs }: Asked): string | undefined {
  if (subject.disposition === "bystander") return "is a bystander, of whom nothing is asked";
  const proof = programs[subject.program as keyof ProgramProofs];
  if (parameters?.proof === "identity" && proof === "usage_attestation") {
    return `is in the programme ${subject.program}, which attests its usage instead of its identity`;
  }
  return isShutOff(subject) ?? spared(subject);
}

function refusalOfRevocation(subject: Subject, ground: Ground): string | undefined {
  if (subject.standing === "banned") return "is banned already";
  if (subject.standing === "keys_revoked") return "has no keys left";
  if (subject.disposition !== "operated" && subject.disposition !== "compromised") {
    return `has the disposition ${subject.disposition}; keys are revoked for operated and compromised`;
  }
  if (subject.dispositionBy !== "analyst")
    return `is ${subject.disposition} by suggestion only; set its disposition first`;
  if (subject.disposition === "operated" && refusalOfVerdict(ground) !== undefined) {
    return "is operated, which is a ground only in a campaign confirmed as distillation or relay";
  }
  return undefined;
}

function refusalOfReferral(subject: Subject): string | undefined {
  if (subject.owner === "") return "belongs to no cloud tenant or reseller that it could be referred to";
  return spared(subject);
}

/** What each measure asks for. Without a hard link the ladder stops at throttling. */
export const measures: Record<MeasureKind, Measure> = {
  observe: {
    action: "account.observe",
    permission: "account.restrict",
    ground: groundOfAsking,
    refusal: (subject) => (subject.standing === "active" ? undefined : `is ${subject.standing} already`),
  },
  require_verification: {
    action: "account.require_verification",
    permission: "account.restrict",
    ground: groundOfAsking,
    refusal: refusalOfVerification,
  },
  redact_reasoning: {
    action: "account.redact_reasoning",
    permission: "account.restrict",
    ground: refusalOfVerdict,
    refusal: refusalOfSlowing,
  },
  throttle: {
    action: "account.throttle",
    permission: "account.restrict",
    ground: refusalOfVerdict,
    refusal: refusalOfSlowing,
  },
  suspend: {
    action: "account.suspend",
    permission: "account.ban",
    ground: groundOfShuttingOff,
    refusal: (subject) => isShutOff(subject) ?? refusalOfShuttingOff(subject),
  },
  ban: {
    action: "account.ban",
    permission: "account.ban",
    ground: groundOfShuttingOff,
    refusal: (subject) => (subject.standing === "banned" ? "is banned already" : refusalOfShuttingOff(subject)),
  },
  revoke_key: {
    action: "key.revoke",
    permission: "key.revoke",
    // A stolen key is made useless before anybody knows what the campaign is.
    ground: groundOfAsking,
    refusal: refusalOfRevocation,
  },
  refer: {
    action: "account.refer",
    permission: "account.restrict",
    ground: refusalOfVerdict,
    refusal: refusalOfReferral,
  },
};

/** Whom the rules let a measure reach, and whom they spare with why. */
export function sortSubjects(subjects: readonly Subject[], ground: Ground, { refusal }: Measure, asked: Asked) {
  const eligible: Subject[] = [];
  const skipped: { accountId: string; reason: string }[] = [];
  for (const subject of subjects) {
    const reason = refusal(subject, ground, asked);
    if (reason === undefined) eligible.push(subject);
    else skipped.push({ accountId: subject.accountId, reason });
  }
  return { eligible, skipped };
}
