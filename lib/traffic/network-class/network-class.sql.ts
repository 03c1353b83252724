import { literal } from "@/lib/content";
import { classWords } from "./network-class";

/** The same of a network as roll-ups have it, in the engine; '' where there is none. */
export const networkClassIn = (network: string): string => `multiIf(${network} = '', '',
  ${classWords.map(([name, words]) => `match(${network}, ${literal(`(?i)${words}`)}), '${name}'`).join(",\n  ")}, 'unknown')`;
