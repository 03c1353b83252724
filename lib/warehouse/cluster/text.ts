/** A place in a statement where brackets are balanced and no text is open. */
function* topLevel(sql: string): Generator<[at: number, character: string]> {
  let depth = 0;
  for (let at = 0; at < sql.length; at++) {
    const character = sql[at] ?? "";
    if (character === "'" || character === "`" || character === '"') {
      for (at++; at < sql.length && sql[at] !== character; at++) if (sql[at] === "\\") at++;
      continue;
    }
    if (character === ")") depth--;
    if (depth === 0) yield [at, character];
    if (character === "(") depth++;
  }
}

/** The pieces between the commas that stand in no brackets. */
export function splitList(sql: string): string[] {
  const commas = [...topLevel(sql)].flatMap(([at, character]) => (character === "," ? [at] : []));
  return [...commas, sql.length].map((end, n) => sql.slice(n === 0 ? 0 : (commas[n - 1] ?? 0) + 1, end).trim());
}

/** What stands in the first brackets, and what follows them; undefined when the text begins otherwise. */
export function readBrackets(sql: string): { inside: string; rest: string } | undefined {
  if (!sql.startsWith("(")) return undefined;
  const end = [...topLevel(sql)].find(([, character]) => character === ")")?.[0];
  return end === undefined ? undefined : { inside: sql.slice(1, end), rest: sql.slice(end + 1).trim() };
}
