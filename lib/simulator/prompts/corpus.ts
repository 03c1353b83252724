import type { Capability } from "../model";
import type { Choice } from "./grammar";
import { agentic, computerUse, vision } from "./topics/agents";
import { analysis } from "./topics/analysis";
import { coding } from "./topics/coding";
import { grading, rewriting } from "./topics/editing";
import { everyday } from "./topics/everyday";
import { translation } from "./topics/languages";
import { reasoning } from "./topics/reasoning";
import { toolUse } from "./topics/tools";
import { writing } from "./topics/writing";

/** What people ask for, by the capability it needs. */
export const corpus: Record<Capability, Choice[]> = {
  general: [everyday, writing, translation],
  reasoning: [reasoning],
  coding: [coding],
  tool_use: [toolUse],
  agentic: [agentic],
  analysis: [analysis],
  computer_use: [computerUse],
  vision: [vision],
  grading: [grading],
  rewriting: [rewriting],
};
