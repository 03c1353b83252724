import { isIP } from "node:net";

/** What stores know of a text that is to leave. */
export interface TextAtGate {
  text: string;
  /** The same after credentials, mail addresses and cards were masked as content is. */
  masked: string;
  /** Ids of own accounts among its words. */
  ownAccounts: readonly string[];
  /** Code names, of campaigns and operators, that whoever reads it was not told. */
  untold: readonly string[];
}

const marks = { "[mail]": "a mail address", "[card]": "a card number", "[secret]": "a credential" } as const;
const signs: readonly [RegExp, string][] = [
  [/\+\d[\d ()/.-]{7,}\d/, "a phone number"],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i, "an internal id"],
  [/\b[0-9a-f]{32,}\b/i, "a hash or a token"],
];
const shown = (word: string): string => (word.length > 24 ? `${word.slice(0, 20)}…` : word);

/** The words of a text, without what stands around them. */
export const wordsOf = (text: string): string[] => [
  ...new Set(text.split(/[\s,;"'<>()[\]{}|]+/).map((word) => word.replace(/^[.:!?]+|[.:!?]+$/g, ""))),
];

/** Words with one space between them where a space, a line break, a dash or a low line stood, and a bar for any other sign. */
const spaced = (text: string): string =>
  ` ${text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{Pd}_\s]+/gu, " | ")
    .replaceAll(/[\p{Pd}_\s]+/gu, " ")} `;

/**
 * Which of some code names a text names: all words of it one after the other, in whatever case, with a space or a dash between them, as file
 * names have it. A name of one word is not looked for: it would be found in plain language.
 */
export function namedIn(text: string, names: readonly string[]): string[] {
  const within = spaced(text);
  return names.filter((name) => {
    const wanted = spaced(name);
    return wanted.trim().includes(" ") && within.includes(wanted);
  });
}

/** What of a text must not leave, in words; empty when it may. */
export function faultsOf({ text, masked, ownAccounts, untold }: TextAtGate): string[] {
  const times = (of: string, mark: string) => of.split(mark).length;
  const hidden = Object.entries(marks).flatMap(([mark, what]) =>
    times(masked, mark) > times(text, mark) ? [what] : [],
  );
  const seen = signs.flatMap(([sign, what]) => {
    const [found] = sign.exec(text) ?? [];
    return found === undefined ? [] : [`${what} ("${shown(found)}")`];
  });
  const addresses = wordsOf(text).filter((word) => isIP(word.split("/")[0] ?? "") !== 0);
  return [
    ...ownAccounts.map((id) => `the id of an own account ("${shown(id)}")`),
    ...namedIn(text, untold).map((name) => `a code name that its readers were not told ("${shown(name)}")`),
    ...hidden,
    ...seen,
    ...addresses.map((address) => `an address ("${shown(address)}")`),
  ];
}
