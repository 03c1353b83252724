import { isWord, type Token, tokens } from "./tokens";

/** What the front has to know of a statement before it may run. */
export interface Statement {
  sql: string;
  verb: string;
  /** The format named in the text, if any. */
  format: string | undefined;
  /** Set when the statement takes rows from outside its text. */
  data: InsertData | undefined;
}

export interface InsertData {
  format: string;
  /** Rows written behind the statement in the same text. */
  inline: string;
  /** The statement with its rows coming from a file. */
  fromFile: (file: string, compression: string) => string;
}

const READING = new Set(["SELECT", "WITH", "FROM", "("]);
const JOINABLE = /^(JSON(Compact)?(Strings)?EachRow|TSV(Raw)?|TabSeparated(Raw)?|CSV|RowBinary|LineAsString|RawBLOB)$/i;

/** A result can leave in blocks when it comes from a query and its format has neither head nor foot. */
export const isStreamable = (statement: Statement, format: string): boolean =>
  READING.has(statement.verb) && JOINABLE.test(format);

const literal = (text: string) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

/** Reads a statement; for an insert, finds where its rows come from. */
export function readStatement(sql: string): Statement {
  const first = tokens(sql).next().value as Token | undefined;
  const verb = (first?.text ?? "").toUpperCase();
  if (verb === "INSERT") return { sql, verb, format: undefined, data: insertData(sql) };
  const all = [...tokens(sql)];
  const at = all.findLastIndex((token, index) => namesFormat(all, token, index));
  return {
    sql,
    verb,
    format: all[at + 1]?.kind === "word" && at >= 0 ? all[at + 1]?.text : undefined,
    data: undefined,
  };
}

function namesFormat(all: Token[], token: Token, index: number): boolean {
  if (token.depth !== 0 || !isWord(token, "FORMAT") || all[index + 1]?.kind !== "word") return false;
  const after = all[index + 2];
  return after === undefined || after.text === ";" || isWord(after, "SETTINGS");
}

function insertData(sql: string): InsertData | undefined {
  const seen: Token[] = [];
  for (const token of tokens(sql)) {
    if (token.depth === 0 && isWord(token, "VALUES")) return undefined;
    if (token.depth === 0 && (isWord(token, "SELECT") || isWord(token, "WITH"))) return inputData(sql);
    const before = seen.at(-1);
    if (before && token.depth === 0 && isWord(before, "FORMAT") && token.kind === "word") {
      return plainData(sql, seen, token);
    }
    seen.push(token);
  }
  return undefined;
}

function plainData(sql: string, seen: Token[], format: Token): InsertData | undefined {
  if (seen.some((token) => isWord(token, "INFILE"))) return undefined;
  const clause = seen.find((token) => token.depth === 0 && (isWord(token, "SETTINGS") || isWord(token, "FORMAT")));
  const at = clause?.start ?? format.start;
  return {
    format: format.text,
    inline: sql.slice(format.end).replace(/^[ \t]*(\r?\n)?/, ""),
    fromFile: (file, compression) =>
      `${sql.slice(0, at)} FROM INFILE ${literal(file)} COMPRESSION ${literal(compression)} ${sql.slice(at, format.end)}`,
  };
}

/** `INSERT … SELECT … FROM input('structure') FORMAT F`: the embedded engine reads the rows by `file()` instead. */
function inputData(sql: string): InsertData | undefined {
  const all = [...tokens(sql)];
  const at = all.findIndex(
    (token, index) =>
      isWord(token, "INPUT") &&
      all[index + 1]?.text === "(" &&
      all[index + 2]?.kind === "string" &&
      all[index + 3]?.text === ")",
  );
  const keyword = all.findLast((token, index) => namesFormat(all, token, index));
  const format = keyword && all[all.indexOf(keyword) + 1];
  const [call, structure, close] = [all[at], all[at + 2], all[at + 3]];
  if (at < 0 || !keyword || !format || !call || !structure || !close) return undefined;
  return {
    format: format.text,
    inline: "",
    fromFile: (file, compression) =>
      `${sql.slice(0, call.start)}file(${literal(file)}, ${literal(format.text)}, ${structure.text}, ${literal(compression)})${sql.slice(close.end, keyword.start)}${sql.slice(format.end)}`,
  };
}
