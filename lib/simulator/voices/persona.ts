import type { Random } from "@/lib/kernel";
import { countries } from "../calendar/countries";
import type { Capability } from "../model";
import { corpus } from "../prompts/corpus";
import type { Choice } from "../prompts/grammar";
import { otherLanguages, translation } from "../prompts/topics/languages";
import { weighted } from "../sampling";

/** What kind of person somebody is, as far as prompts show: language, interests, manner. Many accounts share one. */
export interface Persona {
  language: string;
  topic(random: Random): { capability: Capability; texts: Choice };
  /** Share of follow-ups within a sitting. */
  followUps: number;
  /** How often the person asks to be shown the reasoning, as pupils do. */
  asksWhy: number;
  manner: "plain" | "lower" | "emoji";
}

const drawInterest = weighted<Capability>([
  ["general", 12],
  ["coding", 7],
  ["reasoning", 3],
  ["analysis", 3],
  ["rewriting", 2],
  ["tool_use", 1],
  ["vision", 1],
  ["grading", 0.4],
  ["agentic", 0.6],
  ["computer_use", 0.3],
]);

function drawPersona(random: Random, language: string): Persona {
  const native = otherLanguages[language];
  const interests = Array.from({ length: 1 + random.integer(4) }, () => drawInterest(random));
  const options = interests.flatMap((capability, rank) =>
    corpus[capability].map((texts) => [{ capability, texts }, 1 / (rank + 1)] as const),
  );
  const own = native ? [[{ capability: "general" as const, texts: native }, 4] as const] : [];
  const foreign = native ? [[{ capability: "general" as const, texts: translation }, 1] as const] : [];
  return {
    language,
    topic: weighted([...options, ...own, ...foreign]),
    followUps: 0.25 + random.next() * 0.6,
    asksWhy: random.chance(0.15) ? 0.12 : 0.01,
    manner: random.pick(["plain", "plain", "lower", "emoji"] as const),
  };
}

/** A dozen kinds of person for every language spoken in the world. */
export function buildPersonas(random: Random): Persona[] {
  const languages = [...new Set(countries.map((country) => country.language))];
  return languages.flatMap((language) =>
    Array.from({ length: language === "en" ? 60 : 12 }, () => drawPersona(random, language)),
  );
}
