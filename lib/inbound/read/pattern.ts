import type { Term } from "../model";
import { tooLong } from "./bytes";
import { normalTerm } from "./values";

/** What a pattern asks for: any of these sets of values, each held whole; or why it cannot be compared. */
export type Matching = { anyOf: Term[][]; reason?: undefined } | { anyOf?: undefined; reason: string };

const longest = 10_000;
const deepest = 16;
const mostSets = 32;
const mostTerms = 8;

class NotComparable extends Error {}
const cannot = (reason: string): never => {
  throw new NotComparable(reason);
};

/** A word, a path, a mark, or a text in quotes (which begins with one). */
type Token = string;

const isWordStart = (char: string) => /[A-Za-z]/.test(char);
const isDigit = (char: string) => char >= "0" && char <= "9";

/** Takes a pattern apart in one pass over its characters. */
function* tokensOf(text: string): Generator<Token> {
  let at = 0;
  while (at < text.length) {
    const char = text[at] ?? "";
    if (/\s/.test(char)) at++;
    else if ("[]()=,<>".includes(char)) {
      yield char;
      at++;
    } else if (char === "!" && text[at + 1] === "=") {
      yield "!=";
      at += 2;
    } else {
      const end = char === "'" ? quotedEnd(text, at) : isDigit(char) ? digitsEnd(text, at) : pathEnd(text, at);
      yield text.slice(at, end);
      at = end;
    }
  }
}

function quotedEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "'") return at + 1;
  }
  return cannot("It ends inside a text in quotes.");
}

function digitsEnd(text: string, start: number): number {
  let at = start;
  while (isDigit(text[at] ?? "")) at++;
  return at;
}

/** A word, or a path such as `network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'`. */
function pathEnd(text: string, start: number): number {
  if (!isWordStart(text[start] ?? ""))
    cannot(`It has ${JSON.stringify(text[start])} where a path or a word is expected.`);
  let at = start;
  while (at < text.length) {
    const char = text[at] ?? "";
    if (char === "'" && text[at - 1] === ".") at = quotedEnd(text, at);
    else if (/[\w\-:.*]/.test(char)) at++;
    else break;
  }
  return at;
}

const literalOf = (token: Token): string | undefined => {
  if (token.startsWith("'")) return token.slice(1, -1).replace(/\\(.)/gs, "$1");
  return isDigit(token[0] ?? "") ? token : undefined;
};

const kindOfPath = new Map<string, Term["kind"]>(
  Object.entries({
    "ipv4-addr:value": "ip",
    "ipv6-addr:value": "ip",
    "network-traffic:src_ref.value": "ip",
    "autonomous-system:number": "asn",
    "domain-name:value": "mail_domain",
    "user-account:user_id": "account_token",
    "network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'": "user_agent",
  } as const),
);
const kindOfLastStep = new Map<string, Term["kind"]>(
  Object.entries({
    ja3: "client_fingerprint",
    ja4: "client_fingerprint",
    client_fingerprint: "client_fingerprint",
    template_hash: "template",
  } as const),
);

function kindOf(path: Token): Term["kind"] {
  const kind = kindOfPath.get(path) ?? kindOfLastStep.get(path.slice(path.lastIndexOf(".") + 1).replaceAll("'", ""));
  if (path === "email-addr:value") cannot("It names a mail address in clear, which is not kept. Ask for a token.");
  if (!path.includes(":")) cannot(`It has ${path} where a path is expected.`);
  return kind ?? cannot(`Own traffic has nothing to compare ${path} with.`);
}

/** Any of these sets, each whole: how a pattern is held while it is read. */
type Sets = Term[][];

const either = (a: Sets, b: Sets): Sets =>
  a.length + b.length > mostSets ? cannot(`It asks for more than ${mostSets} combinations.`) : [...a, ...b];

function both(a: Sets, b: Sets): Sets {
  if (a.length * b.length > mostSets) cannot(`It asks for more than ${mostSets} combinations.`);
  const sets = a.flatMap((one) => b.map((other) => [...one, ...other]));
  if (sets.some((set) => set.length > mostTerms)) cannot(`It asks for more than ${mostTerms} values at once.`);
  return sets;
}

class Reader {
  readonly #tokens: Token[];
  #at = 0;

  constructor(pattern: string) {
    this.#tokens = [...tokensOf(pattern)];
  }

  read(): Sets {
    const sets = this.#either(0);
    const rest = this.#tokens[this.#at];
    return rest === undefined ? sets : cannot(`It uses ${rest}, which is not compared: only =, IN, AND and OR are.`);
  }

  #either(depth: number): Sets {
    let sets = this.#both(depth);
    while (this.#take("OR")) sets = either(sets, this.#both(depth));
    return sets;
  }

  #both(depth: number): Sets {
    let sets = this.#one(depth);
    while (this.#take("AND")) sets = both(sets, this.#one(depth));
    return sets;
  }

  #one(depth: number): Sets {
    if (depth > deepest) cannot(`It nests deeper than ${deepest} levels.`);
    for (const [open, close] of [
      ["[", "]"],
      ["(", ")"],
    ] as const) {
      if (!this.#take(open)) continue;
      const sets = this.#either(depth + 1);
      if (!this.#take(close)) cannot(`It uses ${this.#tokens[this.#at] ?? "its end"} where ${close} is expected.`);
      return sets;
    }
    return this.#comparison();
  }

  #comparison(): Sets {
    const path = this.#tokens[this.#at++] ?? cannot("It ends where a path is expected.");
    const kind = kindOf(path);
    if (this.#take("=")) return [[this.#value(kind)]];
    if (!this.#take("IN"))
      cannot(`It uses ${this.#tokens[this.#at] ?? "its end"}, which is not compared: only = and IN are.`);
    if (!this.#take("(")) cannot("It has no list after IN.");
    const sets: Sets = [];
    do sets.push([this.#value(kind)]);
    while (this.#take(",") && sets.length <= mostSets);
    if (!this.#take(")")) cannot(`It asks for more than ${mostSets} combinations, or its list has no end.`);
    return sets;
  }

  #value(kind: Term["kind"]): Term {
    const literal = literalOf(this.#tokens[this.#at++] ?? "");
    const { term, reason } = normalTerm(kind, literal ?? cannot("It has no text or whole number to compare with."));
    return term ?? cannot(reason ?? "");
  }

  #take(token: Token): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at++;
    return true;
  }
}

/** Reads the part of STIX patterning that own traffic can answer: equalities joined by AND and OR. Everything else is kept with its reason. */
export function readPattern(pattern: string): Matching {
  if (pattern.length > longest) return { reason: tooLong(longest) };
  try {
    return { anyOf: new Reader(pattern).read() };
  } catch (error) {
    if (error instanceof NotComparable) return { reason: error.message };
    throw error;
  }
}
