import type { ValueKind } from "../contract";
import { isOperatorStrand } from "../links/strands";
import type { Group } from "../model";
import { type Reason, withGroupProfile } from "./profile";
import type { RefineInput } from "./refine";

/** How people came: the link of one post brings strangers within hours, and with them the prompt that it praises. */
const arrivals: ReadonlySet<ValueKind> = new Set<ValueKind>(["referrer", "signup_window", "first_call_window"]);

/** Kinds of which a prompt has one each: two of a kind are two prompts. */
const wrappers: ReadonlySet<ValueKind> = new Set<ValueKind>(["prefix", "suffix", "system_prompt"]);

/** Share of members that must be strangers but for the event before it explains the group. */
const most = 0.5;

/** Whether an account shares no more with the group than a way of arriving and one prompt. */
function isStranger(reasons: readonly Reason[], { table, config }: RefineInput): boolean {
  const prompts = new Map<ValueKind, number>();
  for (const { value, nats } of reasons) {
    const kind = table.kind[value];
    if (nats < config.corroboratingNats || kind === undefined) continue;
    if (isOperatorStrand(table.strand[value] ?? 0, config) && !arrivals.has(kind)) return false;
    if (wrappers.has(kind)) prompts.set(kind, (prompts.get(kind) ?? 0) + 1);
  }
  return [...prompts.values()].every((count) => count < 2);
}

/**
 * Whether one public event explains a group: its members came by the same way at the same time and use the same prompt, and nothing
 * else ties most of them. Several private prompts are no event: somebody hands them out.
 */
export const isOneEvent = (group: Group, input: RefineInput): boolean =>
  withGroupProfile(group, input, (profile) => {
    const strangers = group.core.filter((account) => isStranger(profile.reasons(account), input));
    return strangers.length > most * group.core.length;
  });
