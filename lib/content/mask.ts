import { literal, literals } from "./sql-text";

const mail = String.raw`[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+`;

/** Published prefixes of credentials, private keys, signed tokens, and `password = …` assignments. */
const secrets = [
  String.raw`-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[A-Za-z0-9+/=\s\\]*(-----END [A-Z ]{0,30}PRIVATE KEY-----)?`,
  String.raw`\b(sk|pk|rk)[-_][A-Za-z0-9_-]{16,200}`,
  String.raw`\b(AKIA|ASIA)[A-Z0-9]{16}\b`,
  String.raw`\bgh[pousr]_[A-Za-z0-9]{20,255}`,
  String.raw`\bgithub_pat_[A-Za-z0-9_]{20,255}`,
  String.raw`\bglpat-[A-Za-z0-9_-]{16,64}`,
  String.raw`\bxox[abeprs]-[A-Za-z0-9-]{10,255}`,
  String.raw`\bAIza[A-Za-z0-9_-]{30,60}`,
  String.raw`\bhf_[A-Za-z0-9]{20,64}`,
  String.raw`\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}`,
  String.raw`(?i:\bbearer\s+[A-Za-z0-9._~+/=-]{20,})`,
  String.raw`(?i:\b(password|passwd|pwd|secret|api[_-]?key|access[_-]?token|client[_-]?secret)\b["']?\s{0,3}[:=]\s{0,3}["']?[^\s"',;]{8,200})`,
];
/** A looser form of `secrets` for one quick Hyperscan pass, which decides whether the costly replacement runs. */
const secretHints = [
  "PRIVATE KEY-----",
  "(sk|pk|rk)[-_][A-Za-z0-9_-]{16}",
  "(AKIA|ASIA)[A-Z0-9]{16}",
  "(gh[pousr]|github_pat|hf)_[A-Za-z0-9_]{16}",
  "(glpat|xox[abeprs])-[A-Za-z0-9_-]{8}",
  "AIza[A-Za-z0-9_-]{16}",
  String.raw`eyJ[A-Za-z0-9_-]+\.eyJ`,
  String.raw`(?i)bearer\s+[A-Za-z0-9._~+/=-]{16}`,
  String.raw`(?i)(password|passwd|pwd|secret|key|token)["']?\s*[:=]`,
];

const cardCandidate = String.raw`\b[0-9](?:[ -]?[0-9]){12,18}\b`;

/** True for a digit string of even or odd length that passes the Luhn check. */
const luhn = (digits: string): string => {
  const reversed = `arrayReverse(arrayMap(c -> toUInt8OrZero(c), splitByString('', ${digits})))`;
  const weighed = `arrayMap((d, i) -> if(i % 2 = 0, if(d > 4, d * 2 - 9, d * 2), d), ${reversed}, arrayEnumerate(${reversed}))`;
  return `arraySum(${weighed}) % 10 = 0`;
};

const maskSecrets = (text: string): string => {
  const hints = `multiMatchAny(${text}, ${literals(secretHints)})`;
  return `if(${hints}, replaceRegexpAll(${text}, ${literal(secrets.join("|"))}, '[secret]'), ${text})`;
};

const maskMails = (text: string): string =>
  `if(position(${text}, '@') > 0, replaceRegexpAll(${text}, ${literal(mail)}, '[mail]'), ${text})`;

const maskCards = (text: string): string => {
  const cards = `arrayFilter(c -> ${luhn("replaceRegexpAll(c, '[ -]', '')")}, extractAll(${text}, ${literal(cardCandidate)}))`;
  const replaced = `arrayFold((whole, card) -> replaceAll(whole, card, '[card]'), ${cards}, ${text})`;
  return `if(multiMatchAny(${text}, [${literal("[0-9]([ -]?[0-9]){12}")}]), ${replaced}, ${text})`;
};

/**
 * SQL expressions that, one after the other, replace credentials, mail addresses and card numbers (Luhn) in a text column by
 * `[secret]`, `[mail]` and `[card]`. Costly parts run only on rows that contain a hint of them. Each uses its column several
 * times: for more than one column nest a subquery for each step, or the statement takes longer to read than to run.
 */
export const maskSteps: readonly ((column: string) => string)[] = [maskSecrets, maskMails, maskCards];

/** All of `maskSteps` in one expression. */
export const maskExpression = (column: string): string => maskSteps.reduce((text, step) => step(text), column);
