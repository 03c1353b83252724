import type { Random } from "@/lib/kernel";
import { type Capability, capabilities, type ExchangeDraft, type Moment, type Voice } from "../model";
import { corpus } from "../prompts/corpus";
import { applicationPrompts, applicationWrappers } from "../prompts/wrappers/ordinary";

/** A program: its own system prompt or wrapper around whatever its users bring. */
export interface Application {
  system: string;
  before: string;
  capability: Capability;
  maxTokens: number;
  temperature: number;
  /** How many customers it tells apart by end-user id; 0 for none. */
  endUsers: number;
  /** JSON text of the tool names, or empty. */
  tools: string;
}

export const toolSets = [
  ["search", "open_page"],
  ["get_order", "update_order", "send_mail"],
  ["read_file", "write_file", "run_shell"],
  ["query_table", "plot"],
  ["calendar_list", "calendar_book", "send_mail"],
  ["lookup_sensor", "notify"],
];

/** An application as an independent developer would write it, named after its maker. */
export function drawApplication(random: Random, maker: string, capability?: Capability): Application {
  const target = capability ?? random.pick(capabilities);
  const hasSystem = random.chance(0.7);
  return {
    system: hasSystem ? applicationPrompts.sample(random).replaceAll("§", maker) : "",
    before: hasSystem && random.chance(0.5) ? "" : applicationWrappers.sample(random).replaceAll("§", maker),
    capability: target,
    maxTokens: random.pick([256, 512, 1000, 1024, 1500, 2048, 4096]),
    temperature: random.pick([0, 0.2, 0.3, 0.7, 1]),
    endUsers: 0,
    tools: target === "tool_use" || target === "agentic" ? JSON.stringify(random.pick(toolSets)) : "",
  };
}

export class ApplicationVoice implements Voice {
  constructor(
    private readonly application: Application,
    private readonly prefix: string,
  ) {}

  say(draft: ExchangeDraft, moment: Moment, random: Random): void {
    const { application } = this;
    draft.capability = application.capability;
    draft.systemPrompt = application.system;
    draft.prompt = application.before + random.pick(corpus[application.capability]).sample(random);
    draft.tools = application.tools;
    draft.maxTokens = application.maxTokens;
    draft.temperature = application.temperature;
    if (application.endUsers === 0) return;
    // Few customers come often: the square skews towards the low numbers.
    draft.endUserId = `${this.prefix}${Math.floor(application.endUsers * random.next() ** 2)}`;
    draft.hasSession = moment.turn > 0;
  }
}
