import { day, hour } from "@/lib/kernel";
import type { Policy } from "../kinds";
import type { PolicyStep, PolicyTerms, ProgramProofs } from "./contract";

const days = (count: number): number => (count * day) / hour;

/** Whoever is in such a programme says what the outputs are for, and is not asked who they are. */
const attesting: ProgramProofs = {
  education: "usage_attestation",
  startup: "usage_attestation",
  research: "usage_attestation",
};

const verify = (proof: "usage_attestation" | "identity"): PolicyStep => ({
  kind: "require_verification",
  parameters: { proof },
});
const suspension: PolicyStep = { kind: "suspend", holdsHours: days(14) };

/** What is recommended while nobody has said anything else. */
export const shippedTerms: Record<Policy, PolicyTerms> = {
  model_extraction: { severity: "severe", strikeDays: 180, steps: [suspension, { kind: "ban" }], programs: attesting },
  unauthorised_resale: {
    severity: "serious",
    strikeDays: 180,
    steps: [
      verify("usage_attestation"),
      { kind: "throttle", parameters: { floor: 10, ceiling: 60 }, holdsHours: days(30) },
      suspension,
      { kind: "ban" },
    ],
    programs: attesting,
  },
  false_identity: {
    severity: "serious",
    strikeDays: 180,
    steps: [verify("identity"), suspension, { kind: "ban" }],
    programs: attesting,
  },
  // Who was robbed is not punished: the key goes, and from the second time on the owner shows that the account is theirs.
  stolen_credentials: {
    severity: "minor",
    strikeDays: 90,
    steps: [{ kind: "revoke_key" }, verify("identity")],
    programs: attesting,
  },
};

/** What is left where the rules allow no step of a policy, from the harder to the milder. */
export const mildSteps: readonly PolicyStep[] = [
  { kind: "throttle", parameters: { floor: 10, ceiling: 60 }, holdsHours: days(30) },
  verify("usage_attestation"),
];
