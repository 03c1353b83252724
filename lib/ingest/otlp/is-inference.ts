import { inferences, operationNames, otherOperations, signsOfInference } from "./attribute-names";
import type { Span } from "./span";

/** True for a span in which a model answered: an exchange. */
export function isInference({ attributes }: Pick<Span, "attributes">): boolean {
  for (const name of operationNames) {
    const operation = attributes.get(name);
    if (typeof operation !== "string" || operation === "") continue;
    if (inferences.includes(operation)) return true;
    if (otherOperations.includes(operation)) return false;
  }
  return signsOfInference.some((name) => attributes.has(name));
}
