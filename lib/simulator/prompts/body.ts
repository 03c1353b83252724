import type { Random } from "@/lib/kernel";
import type { Choice } from "./grammar";

/** A body of work: very many different questions, numbered, so that many hands can walk through it without repeats. */
export interface Body {
  item(index: number): string;
}

const strides = [7_368_787, 15_485_863, 32_452_843, 49_979_687, 67_867_967, 86_028_121];

/** Takes the templates of all grammars in turn, and each template's fillings in a scattered order without repeats. */
export function bodyOf(grammars: readonly Choice[], random: Random): Body {
  const templates = random.shuffle(grammars.flatMap((one) => one.options));
  const walks = templates.map((template) => ({
    template,
    offset: random.integer(2 ** 30),
    stride: random.pick(strides.filter((stride) => template.size % stride !== 0)),
  }));
  return {
    item(index) {
      const walk = walks[index % walks.length] as (typeof walks)[number];
      const turn = Math.floor(index / walks.length) % 2 ** 24;
      return walk.template.at((walk.offset + turn * walk.stride) % walk.template.size);
    },
  };
}
