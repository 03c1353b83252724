import type { ComponentProps } from "react";
import { asPurpose } from "./purpose-field";
import { ReasonDialog } from "./reason-dialog";

/** Asks what people's data is needed for, before it is shown; the next look asks anew. */
export const PurposeDialog = (props: Omit<ComponentProps<typeof ReasonDialog>, "label" | "least">) => (
  <ReasonDialog {...asPurpose} {...props} />
);
