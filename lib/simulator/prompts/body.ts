import type { Random } from "@/lib/kernel";
import type { Choice, Texts } from "./grammar";

/** A body of work: very many different questions, numbered, so that many hands can walk through it without repeats. */
export interface Body {
  item(index: number): string;
}

interface Walk {
  template: Texts;
  offset: number;
  stride: number;
}

/** A stretch of the body in which the same templates take turns: all of them at first, the smaller ones drop out. */
interface Stretch {
  /** Number of its first item. */
  from: number;
  /** Fillings that each of its templates has given before. */
  firstTurn: number;
  walks: Walk[];
}

const strides = [7_368_787, 15_485_863, 32_452_843, 49_979_687, 67_867_967, 86_028_121];
const mostTurns = 2 ** 24;

/**
 * Takes the templates of all grammars in turn, and each template's fillings in a scattered order without repeats; a
 * template whose fillings are used up is left out from then on.
 */
export function bodyOf(grammars: readonly Choice[], random: Random): Body {
  const templates = random.shuffle(grammars.flatMap((one) => one.options));
  const stretches = stretchesOf(
    templates.map((template) => ({
      template,
      offset: random.integer(2 ** 30),
      stride: random.pick(strides.filter((stride) => template.size % stride !== 0)),
    })),
  );
  return {
    item(index) {
      const { from, firstTurn, walks } = stretches.findLast((stretch) => stretch.from <= index) as Stretch;
      const walk = walks[(index - from) % walks.length] as Walk;
      const turn = (firstTurn + Math.floor((index - from) / walks.length)) % mostTurns;
      return walk.template.at((walk.offset + turn * walk.stride) % walk.template.size);
    },
  };
}

function stretchesOf(all: Walk[]): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  let firstTurn = 0;
  for (let walks = all; walks.length > 0; walks = walks.filter(({ template }) => template.size > firstTurn)) {
    stretches.push({ from, firstTurn, walks });
    const turns = Math.min(...walks.map(({ template }) => template.size)) - firstTurn;
    from += turns * walks.length;
    firstTurn += turns;
  }
  return stretches;
}
