import type { Random } from "@/lib/kernel";
import { type Capability, capabilities } from "../../model";
import { bodyOf } from "../../prompts/body";
import { drawWrapper, grammarsOf, type Placement } from "../../prompts/wrappers/wrapper";
import { integerBetween, weighted } from "../../sampling";
import { toolSets } from "../../voices/application-voice";
import type { Work } from "../../voices/extraction-voice";
import { byLevel } from "../parameters";

export interface Content {
  /** Wrappers for each target capability. */
  wrappers: number;
  targets: Partial<Record<Capability, number>>;
  placements: Placement[];
  maxTokens: number;
  temperature: number;
}

/** What an operator is after; the operator decides on a few capabilities and weighs them. */
export function drawTargets(random: Random, among: readonly Capability[], count: number): Content["targets"] {
  const chosen = random.shuffle([...among]).slice(0, count);
  return Object.fromEntries(chosen.map((capability) => [capability, integerBetween(random, 1, 5)]));
}

export function drawContent(random: Random, level: number): Content {
  const among = capabilities.filter((capability) => capability !== "general");
  return {
    wrappers: byLevel(random, level, [1, 2, integerBetween(random, 3, 6), integerBetween(random, 6, 14)]),
    targets: drawTargets(random, among, integerBetween(random, 1, 2 + level)),
    placements: random.shuffle<Placement>(["before", "after", "around", "system"]).slice(0, 1 + random.integer(3)),
    maxTokens: random.pick([2048, 4096, 8192, 16_384]),
    temperature: random.pick([0, 0.6, 0.7, 0.8, 1]),
  };
}

/** Writes the wrappers and lays out the bodies of questions that all accounts of the campaign walk through. */
export function layOutWork(content: Content, random: Random): Work {
  const targets = Object.entries(content.targets) as [Capability, number][];
  const wrappersOf = (capability: Capability) =>
    Array.from({ length: content.wrappers }, () => drawWrapper(random, capability, random.pick(content.placements)));
  return {
    target: weighted(targets),
    wrappers: new Map(targets.map(([capability]) => [capability, wrappersOf(capability)])),
    bodies: new Map(targets.map(([capability]) => [capability, bodyOf(grammarsOf(capability), random)])),
    maxTokens: content.maxTokens,
    temperature: content.temperature,
    tools: JSON.stringify(random.pick(toolSets)),
    next: 0,
  };
}
