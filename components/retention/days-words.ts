import type { PromptsKept } from "@/lib/retention/contract";

export const daysWords = (days: number | null): string =>
  days === null ? "everything" : days === 1 ? "1 day" : `${days} days`;

export const promptsWords = (prompts: PromptsKept): string => {
  if (prompts === "always") return "as long as exchanges";
  return prompts === "never" ? "not at all" : daysWords(prompts.days);
};
