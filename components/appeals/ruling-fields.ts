import type { Typed } from "@/components/campaign/measures/fields";
import type { AppealOutcome, MilderMeasure, Ruled } from "@/lib/appeals/contract";

/** What is typed so far. */
export interface RulingFields {
  outcome: AppealOutcome | null;
  disposition: "bystander" | "relay_customer" | "unknown";
  /** Conditions: a proof, a limit, or both. */
  asksProof: boolean;
  limits: boolean;
  proof: "usage_attestation" | "identity";
  floor: Typed;
  ceiling: Typed;
  /** Of a reduction. */
  milder: MilderMeasure["kind"] | null;
  holdsDays: Typed;
  point: string;
  answer: string;
  reason: string;
}

export const emptyFields: RulingFields = {
  ...{ outcome: null, disposition: "bystander", asksProof: true, limits: false, proof: "usage_attestation" },
  ...{ floor: 10, ceiling: 60, milder: null, holdsDays: "", point: "", answer: "", reason: "" },
};

type WithTerms = Pick<RulingFields, "proof" | "floor" | "ceiling" | "holdsDays">;

const hoursOf = ({ holdsDays }: WithTerms) => (holdsDays === "" ? {} : { holdsHours: Number(holdsDays) * 24 });

function measureOf(kind: MilderMeasure["kind"], fields: WithTerms): MilderMeasure {
  switch (kind) {
    case "observe":
      return { kind };
    case "require_verification":
      return { kind, parameters: { proof: fields.proof }, ...hoursOf(fields) };
    case "redact_reasoning":
      return { kind, ...hoursOf(fields) };
    case "throttle":
      return {
        kind,
        parameters: { floor: Number(fields.floor), ceiling: Number(fields.ceiling) },
        ...hoursOf(fields),
      };
    case "suspend":
      return { kind, holdsHours: Number(fields.holdsDays || 14) * 24 };
  }
}

/** What is ruled as far as it is typed; null while something of it is missing. */
export function ruledOf(fields: RulingFields): Ruled | null {
  const { outcome, disposition, asksProof, limits, milder } = fields;
  switch (outcome) {
    case null:
      return null;
    case "upheld":
      return { outcome };
    case "overturned":
      return { outcome, disposition: disposition === "relay_customer" ? disposition : "bystander" };
    case "overturned_with_conditions": {
      const kinds = [
        ...(asksProof ? (["require_verification"] as const) : []),
        ...(limits ? (["throttle"] as const) : []),
      ];
      if (kinds.length === 0) return null;
      const measures = kinds.map((kind) => measureOf(kind, fields)) as Extract<
        Ruled,
        { outcome: "overturned_with_conditions" }
      >["measures"];
      return {
        outcome,
        disposition: limits || disposition === "relay_customer" ? "relay_customer" : "unknown",
        measures,
      };
    }
    case "reduced":
      return milder === null ? null : { outcome, measure: measureOf(milder, fields) };
  }
}
