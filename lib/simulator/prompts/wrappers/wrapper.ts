import type { Random } from "@/lib/kernel";
import type { Capability, ExchangeDraft } from "../../model";
import { corpus } from "../corpus";
import { elicitation } from "./elicitation";

export type Placement = "before" | "after" | "around" | "system";

/** A fixed text around changing questions. */
export interface Wrapper {
  capability: Capability;
  system: string;
  before: string;
  after: string;
}

const marks = ["Question", "Task", "Problem", "Input", "Request", "Item", "Prompt", "Case"];

/** Draws the words of a wrapper; nearly every draw reads differently. */
export function drawWrapper(random: Random, capability: Capability, placement: Placement): Wrapper {
  const texts = elicitation[capability];
  const mark = `${random.pick(["### ", "", "**", "[", "=== "])}${random.pick(marks)}`;
  const wrapper: Wrapper = { capability, system: "", before: "", after: "" };
  const first = texts.sample(random);
  if (placement === "system") wrapper.system = first;
  else if (placement === "before") wrapper.before = `${first}\\n\\n${mark}: `;
  else wrapper.after = `\\n\\n${first}`;
  if (placement === "around") wrapper.before = `${mark}:\\n`;
  return wrapper;
}

export function wrap(draft: ExchangeDraft, wrapper: Wrapper, question: string): void {
  draft.capability = wrapper.capability;
  if (wrapper.system !== "") draft.systemPrompt = wrapper.system;
  draft.prompt = wrapper.before + question + wrapper.after;
}

export const grammarsOf = (capability: Capability) => corpus[capability];
