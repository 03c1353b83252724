import type { Permission, Role } from "@/lib/auth/contract";
import type { FirstSteps } from "@/lib/casefile/contract";

export type StepName = "data" | "releases" | "detection" | "review";
export type StepState = "done" | "next" | "later";

export interface Step {
  name: StepName;
  state: StepState;
  /** Roles that may take it, when the person who looks may not; null when they may. */
  others: Role[] | null;
}

const needs: Record<StepName, { permission: Permission; may: keyof FirstSteps["may"] }> = {
  data: { permission: "ingest.write", may: "import" },
  releases: { permission: "ingest.write", may: "import" },
  detection: { permission: "detection.run", may: "detect" },
  review: { permission: "campaign.decide", may: "review" },
};

/** Which steps are taken, which is next, and who may take what the person who looks may not. */
export function prepareSteps(first: FirstSteps, permissions: readonly Permission[]): Step[] {
  const taken: Record<StepName, boolean> = {
    data: first.exchanges > 0,
    releases: first.releases > 0,
    detection: first.detected,
    review: first.decided,
  };
  const names = Object.keys(taken) as StepName[];
  const next = names.find((name) => !taken[name]);
  return names.map((name) => ({
    name,
    state: taken[name] ? "done" : name === next ? "next" : "later",
    others: permissions.includes(needs[name].permission) ? null : first.may[needs[name].may],
  }));
}

/** Whether there is nothing more to guide to: data are in and detection has looked at them. */
export const isUnderWay = ({ exchanges, detected }: FirstSteps): boolean => exchanges > 0 && detected;
