import { leastPurpose } from "@/lib/kernel";
import { isReason, ReasonField, type ReasonFieldProps } from "./reason-field";

/** What a purpose is called, and how much of it says something. */
export const asPurpose = { label: "Purpose", least: leastPurpose };

export const isPurpose = (text: string): boolean => isReason(text, leastPurpose);

/** What people's data is needed for, asked before it is shown or kept. */
export const PurposeField = (props: Omit<ReasonFieldProps, "label" | "least">) => (
  <ReasonField {...asPurpose} {...props} />
);
