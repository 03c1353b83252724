import type { Random } from "@/lib/kernel";

/** A source of texts, escaped for JSON: at random, or by number so that a body of texts can be walked once through. */
export interface Texts {
  /** How many numbers give different choices. */
  size: number;
  sample(random: Random): string;
  at(index: number): string;
}

class Literal implements Texts {
  readonly size = 1;
  constructor(private readonly text: string) {}
  sample() {
    return this.text;
  }
  at() {
    return this.text;
  }
}

class Range implements Texts {
  readonly size: number;
  constructor(
    private readonly low: number,
    high: number,
  ) {
    this.size = high - low + 1;
  }
  sample(random: Random) {
    return String(this.low + random.integer(this.size));
  }
  at(index: number) {
    return String(this.low + (index % this.size));
  }
}

class Sequence implements Texts {
  readonly size: number;
  constructor(private readonly parts: readonly Texts[]) {
    this.size = parts.reduce((product, part) => Math.min(product * part.size, 2 ** 50), 1);
  }
  sample(random: Random) {
    let text = "";
    for (const part of this.parts) text += part.sample(random);
    return text;
  }
  at(index: number) {
    let text = "";
    let rest = index;
    for (const part of this.parts) {
      text += part.at(rest % part.size);
      rest = Math.floor(rest / part.size);
    }
    return text;
  }
}

export class Choice implements Texts {
  readonly size: number;
  constructor(readonly options: readonly Texts[]) {
    this.size = options.reduce((sum, option) => Math.min(sum + option.size, 2 ** 50), 0);
  }
  sample(random: Random) {
    return (this.options[Math.floor(random.next() * this.options.length)] as Texts).sample(random);
  }
  at(index: number) {
    if (this.size === this.options.length) return (this.options[index % this.size] as Texts).at(0);
    let rest = index % this.size;
    for (const option of this.options) {
      if (rest < option.size) return option.at(rest);
      rest -= option.size;
    }
    return "";
  }
}

/** Plain text as the inside of a JSON string. */
export const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);

export type Slots = Record<string, string>;

/**
 * Reads a grammar. One template per line; `{name}` is a slot whose options are separated by `|` and may hold slots
 * themselves; `{#2-9}` is a number; `⏎` is a line break.
 */
export function grammar(templates: string, slots: Slots = {}): Choice {
  const made = new Map<string, Texts>();
  const read = (text: string): Texts => {
    const parts = text.replaceAll("⏎", "\n").split(/\{([#\w-]+)\}/);
    const nodes = parts.map((part, i): Texts => (i % 2 === 0 ? new Literal(escaped(part)) : slot(part)));
    const kept = nodes.filter((_, i) => i % 2 === 1 || parts[i] !== "");
    return kept.length === 1 ? (kept[0] as Texts) : new Sequence(kept);
  };
  const slot = (name: string): Texts => {
    const range = /^#(\d+)-(\d+)$/.exec(name);
    if (range) return new Range(Number(range[1]), Number(range[2]));
    const options = slots[name];
    if (options === undefined) throw new RangeError(`the grammar has no slot ${name}`);
    const found = made.get(name) ?? new Choice(options.split("|").map(read));
    made.set(name, found);
    return found;
  };
  const lines = templates.split("\n").map((line) => line.trim());
  return new Choice(lines.filter((line) => line !== "").map(read));
}
