import { createHmac } from "node:crypto";
import { type Policy, policies } from "@/lib/decisions/contract";
import { installationKey } from "@/lib/env/keys";
import type { TransparencySettings } from "../contract";
import type { UnexportedDecision } from "../store/statements";
import type { DsaStatement } from "./contract";

type Restriction = Pick<DsaStatement, "decision_account" | "decision_provision">;
type Kind = "require_verification" | "redact_reasoning" | "throttle" | "suspend" | "ban" | "revoke_key";

/** What a measure restricts, in the database's terms. */
const restrictions: Record<Kind, Restriction> = {
  ban: { decision_account: "DECISION_ACCOUNT_TERMINATED" },
  suspend: { decision_account: "DECISION_ACCOUNT_SUSPENDED" },
  throttle: { decision_provision: "DECISION_PROVISION_PARTIAL_SUSPENSION" },
  redact_reasoning: { decision_provision: "DECISION_PROVISION_PARTIAL_SUSPENSION" },
  require_verification: { decision_provision: "DECISION_PROVISION_PARTIAL_SUSPENSION" },
  revoke_key: { decision_provision: "DECISION_PROVISION_PARTIAL_TERMINATION" },
};

/** A measure on a key or an end user restricts the service, not the account. */
const partly: Record<"ban" | "suspend", Restriction> = {
  ban: { decision_provision: "DECISION_PROVISION_PARTIAL_TERMINATION" },
  suspend: { decision_provision: "DECISION_PROVISION_PARTIAL_SUSPENSION" },
};

type Subject = Pick<
  DsaStatement,
  "category" | "category_addition" | "category_specification" | "category_specification_other"
> & { explanation: string };

const subjects: Record<Policy, Subject> = {
  model_extraction: {
    category: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
    category_addition: ["STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS"],
    category_specification: ["KEYWORD_OTHER"],
    category_specification_other: "Use of a model's outputs to train a competing model",
    explanation: "The terms do not allow outputs of the service to be used to train a competing model.",
  },
  unauthorised_resale: {
    category: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
    category_specification: ["KEYWORD_OTHER"],
    category_specification_other: "Resale of access to the service without an agreement",
    explanation: "The terms do not allow access to the service to be resold without an agreement.",
  },
  false_identity: {
    category: "STATEMENT_CATEGORY_SCAMS_AND_FRAUD",
    category_specification: ["KEYWORD_INAUTHENTIC_ACCOUNTS"],
    explanation: "The terms do not allow accounts to be opened with false or borrowed identities.",
  },
  stolen_credentials: {
    category: "STATEMENT_CATEGORY_SCAMS_AND_FRAUD",
    category_specification: ["KEYWORD_IMPERSONATION_ACCOUNT_HIJACKING"],
    explanation: "The terms do not allow the use of keys or accounts that belong to somebody else.",
  },
};

const dateOf = (at: Date): string => at.toISOString().slice(0, 10);

/** The same decision has the same one for ever, and it tells nothing of the account or the decision. */
export const puidOf = (decisionId: string): string =>
  createHmac("sha256", installationKey("dsa-puid/1")).update(decisionId).digest("base64url");

/**
 * A disclosed measure as a statement of reasons, in public terms alone: no identifier, no signal, no name of a campaign, nobody's
 * words; the reason that colleagues wrote stays inside.
 */
export function statementOf(decision: UnexportedDecision, settings: TransparencySettings): DsaStatement {
  const policy = decision.policy as Policy;
  const kind = decision.kind as Kind;
  const { explanation, ...subject } = subjects[policy];
  const isPart = decision.keyId !== null || decision.endUserId !== null;
  const restriction = isPart && (kind === "ban" || kind === "suspend") ? partly[kind] : restrictions[kind];
  const end = decision.expiresAt === null ? undefined : dateOf(decision.expiresAt);
  return {
    puid: puidOf(decision.id),
    ...restriction,
    ...(end !== undefined && restriction.decision_account && { end_date_account_restriction: end }),
    ...(end !== undefined && restriction.decision_provision && { end_date_service_restriction: end }),
    decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT",
    decision_ground_reference_url: settings.termsUrl ?? "",
    incompatible_content_ground: policies[policy],
    incompatible_content_explanation: explanation,
    incompatible_content_illegal: "No",
    ...subject,
    content_type: ["CONTENT_TYPE_OTHER"],
    content_type_other: "Requests to a language model",
    content_date: dateOf(decision.firstSeen),
    application_date: dateOf(decision.at),
    decision_facts: `${explanation} The provider found that the account took part in coordinated use of the service of this kind. ${
      decision.automated
        ? "The measure was taken by a rule that a person approved before, and a person reviews it."
        : "A person looked at the evidence and decided."
    }`,
    source_type: "SOURCE_VOLUNTARY",
    automated_detection: "Yes",
    automated_decision: decision.automated ? "AUTOMATED_DECISION_PARTIALLY" : "AUTOMATED_DECISION_NOT_AUTOMATED",
    territorial_scope: [...settings.territories].sort(),
  };
}
