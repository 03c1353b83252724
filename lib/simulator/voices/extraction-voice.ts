import type { Random } from "@/lib/kernel";
import type { Capability, ExchangeDraft, Moment, Voice } from "../model";
import type { Body } from "../prompts/body";
import { type Wrapper, wrap } from "../prompts/wrappers/wrapper";

/** The common work of a campaign: for each target capability its wrappers and a body of questions to walk through. */
export interface Work {
  target(random: Random): Capability;
  wrappers: Map<Capability, Wrapper[]>;
  bodies: Map<Capability, Body>;
  maxTokens: number;
  temperature: number;
  tools: string;
  /** Where the walk has come to; shared by all accounts, so that no question is asked twice. */
  next: number;
}

export class ExtractionVoice implements Voice {
  constructor(private readonly work: Work) {}

  say(draft: ExchangeDraft, _moment: Moment, random: Random): void {
    const { work } = this;
    const capability = work.target(random);
    const question = work.bodies.get(capability)?.item(work.next++) ?? "";
    wrap(draft, random.pick(work.wrappers.get(capability) ?? []), question);
    draft.maxTokens = work.maxTokens;
    draft.temperature = work.temperature;
    draft.reasoningReturned = "full";
    draft.isExtraction = true;
    if (capability === "tool_use" || capability === "agentic") draft.tools = work.tools;
  }
}
