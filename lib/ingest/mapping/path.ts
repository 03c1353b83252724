/** One step of a path: the name of a field, or the position in a list (from 0; -1 is the last). */
export type Step = string | number;

const piece = /(?:^|(?<!^)\.)(?:"((?:[^"\\]|\\.)*)"|([^."[\]]+))|\[(-?\d{1,4})\]/gy;

/** Names that need no quotes. */
const plain = /^[^."[\]\\]+$/;

/**
 * The steps of a path: names between dots, `[0]` for a place in a list, and quotes around a name that has dots, brackets or
 * quotes in it: `input.inputBodyJson.messages[0]`, `"gen_ai.request.model"`. Undefined for a text that is no path.
 */
export function stepsOf(path: string): Step[] | undefined {
  const steps: Step[] = [];
  let end = 0;
  for (const match of path.matchAll(piece)) {
    const [whole, quoted, name, position] = match;
    if (position !== undefined) steps.push(Number(position));
    else steps.push(quoted === undefined ? (name ?? "") : quoted.replaceAll(/\\(.)/gs, "$1"));
    end = match.index + whole.length;
  }
  return end === path.length && typeof steps[0] === "string" && steps[0] !== "" ? steps : undefined;
}

/** The path of steps; `stepsOf` gives them back. */
export const pathOf = (steps: readonly Step[]): string =>
  steps.map((step, i) => (typeof step === "number" ? `[${step}]` : `${i === 0 ? "" : "."}${quoted(step)}`)).join("");

const quoted = (name: string): string => (plain.test(name) ? name : `"${name.replaceAll(/["\\]/g, "\\$&")}"`);
