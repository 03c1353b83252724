import { day } from "@/lib/kernel";
import type { PromptsKept } from "./contract";
import { dayOf, firstKept } from "./model";

/** The first day whose text is kept; undefined when all is. Where none is, that is the day after those that clocks may be ahead. */
export function firstTextKept(prompts: PromptsKept, now: Date): string | undefined {
  if (prompts === "always") return undefined;
  return prompts === "never" ? dayOf(new Date(now.getTime() + 3 * day)) : firstKept(prompts.days, now);
}
