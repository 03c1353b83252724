/** One token of a statement; `depth` counts the brackets around it. */
export interface Token {
  kind: "word" | "string" | "quoted" | "number" | "symbol";
  text: string;
  start: number;
  end: number;
  depth: number;
}

const SPACE = /[\s]+/y;
const LINE_COMMENT = /(--|#!|# )[^\n]*/y;
const BLOCK_COMMENT = /\/\*[\s\S]*?(\*\/|$)/y;
const HEREDOC = /\$(\w*)\$[\s\S]*?\$\1\$/y;
const STRING = /'(?:[^'\\]|\\[\s\S]|'')*'/y;
const QUOTED = /"(?:[^"\\]|\\[\s\S]|"")*"|`(?:[^`\\]|\\[\s\S]|``)*`/y;
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /[0-9][A-Za-z0-9_.]*/y;

const SKIPPED = [SPACE, LINE_COMMENT, BLOCK_COMMENT];
const TAKEN: [RegExp, Token["kind"]][] = [
  [HEREDOC, "string"],
  [STRING, "string"],
  [QUOTED, "quoted"],
  [WORD, "word"],
  [NUMBER, "number"],
];

function matchAt(pattern: RegExp, sql: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(sql)?.[0];
}

/** Reads a statement as the engine's own lexer does, lazily, since inline data may follow the words. */
export function* tokens(sql: string): Generator<Token> {
  let depth = 0;
  let at = 0;
  while (at < sql.length) {
    const skipped = SKIPPED.map((pattern) => matchAt(pattern, sql, at)).find((text) => text !== undefined);
    if (skipped !== undefined && skipped !== "") {
      at += skipped.length;
      continue;
    }
    const [text, kind] = takeToken(sql, at);
    if (text === ")" || text === "]" || text === "}") depth -= 1;
    yield { kind, text, start: at, end: at + text.length, depth };
    if (text === "(" || text === "[" || text === "{") depth += 1;
    at += text.length;
  }
}

function takeToken(sql: string, at: number): [string, Token["kind"]] {
  for (const [pattern, kind] of TAKEN) {
    const text = matchAt(pattern, sql, at);
    if (text !== undefined) return [text, kind];
  }
  return [sql.slice(at, at + 1), "symbol"];
}

export const isWord = (token: Token | undefined, word: string): boolean =>
  token?.kind === "word" && token.text.toUpperCase() === word;
