import { leastPurpose } from "@/lib/kernel";
import { isReason, ReasonField, type ReasonFieldProps } from "./reason-field";

export const isPurpose = (text: string): boolean => isReason(text, leastPurpose);

/** What people's data is needed for, asked before it is shown or kept. */
export const PurposeField = (props: Omit<ReasonFieldProps, "label" | "least">) => (
  <ReasonField label="Purpose" least={leastPurpose} {...props} />
);
