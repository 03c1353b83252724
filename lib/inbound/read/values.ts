import { isIP } from "node:net";
import type { Term } from "../model";

/** A value that is looked for, or why it is not. */
export type Normal = { term: Term; reason?: undefined } | { term?: undefined; reason: string };

const longest = 1_000;
const token = /^[0-9a-f]{64}$/;
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

const no = (reason: string): Normal => ({ reason });

/** An address as the traffic store writes it, or undefined. */
function address(text: string): string | undefined {
  if (isIP(text) === 4) return text;
  // Node's own form of an IPv6 address is RFC 5952's.
  if (isIP(text) === 6 && !text.includes("%")) return new URL(`http://[${text}]/`).hostname.slice(1, -1);
  return undefined;
}

/** The widest range that is taken, by the bits of its base: of IPv4 and of IPv6. */
export interface Widest {
  four: number;
  six: number;
}

/** A wider one takes in so much that it says nothing of anybody. */
const telling: Widest = { four: 16, six: 32 };

function range(text: string, widest: Widest): Normal {
  const [base = "", bits = "", ...rest] = text.split("/");
  const from = address(base);
  const width = isIP(base) === 4 ? 32 : 128;
  if (from === undefined || rest.length > 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > width) {
    return no("It is no range of addresses such as 203.0.113.0/24.");
  }
  if (Number(bits) === width) return { term: { kind: "ip", value: from } };
  const least = width === 32 ? widest.four : widest.six;
  if (Number(bits) < least)
    return no(`The range is wider than /${least}: it says nothing of anybody. Send narrower ones.`);
  return { term: { kind: "ip_range", value: `${from}/${Number(bits)}` } };
}

const checks: Record<Term["kind"], (text: string, widest: Widest) => Normal> = {
  ip: (text, widest) => {
    if (text.includes("/")) return range(text, widest);
    const value = address(text);
    return value === undefined ? no("It is no address of the Internet.") : { term: { kind: "ip", value } };
  },
  ip_range: range,
  asn: (text) => {
    const digits = text.replace(/^AS/i, "");
    if (!/^\d{1,10}$/.test(digits) || Number(digits) === 0 || Number(digits) > 0xffffffff)
      return no("It is no AS number.");
    return { term: { kind: "asn", value: String(Number(digits)) } };
  },
  mail_domain: (text) => {
    const value = text.toLowerCase().replace(/\.$/, "");
    const labels = value.split(".");
    const isDomain = labels.length > 1 && value.length <= 253 && labels.every((one) => label.test(one));
    return isDomain ? { term: { kind: "mail_domain", value } } : no("It is no domain in its ASCII form.");
  },
  user_agent: (value) => ({ term: { kind: "user_agent", value } }),
  client_fingerprint: (value) => ({ term: { kind: "client_fingerprint", value } }),
  template: (text) => {
    const isHash = /^\d{1,20}$/.test(text) && BigInt(text) > 0n && BigInt(text) < 1n << 64n;
    return isHash
      ? { term: { kind: "template", value: BigInt(text).toString() } }
      : no("It is no template hash: a decimal of 64 bits.");
  },
  mail_token: (text) => tokenTerm("mail_token", text),
  phone_token: (text) => tokenTerm("phone_token", text),
  account_token: (text) => tokenTerm("account_token", text),
};

function tokenTerm(kind: Term["kind"], text: string): Normal {
  const value = text.toLowerCase();
  if (token.test(value)) return { term: { kind, value } };
  return no("It is no token: 64 hexadecimal digits. Identifiers in clear are not kept; ask for tokens.");
}

/** A value as it is compared, bounded and free of what hides in text. */
export function normalTerm(kind: Term["kind"], raw: unknown, widest = telling): Normal {
  if (typeof raw !== "string" && typeof raw !== "number") return no("Its value is no text.");
  const text = String(raw).normalize("NFC").trim();
  if (text === "") return no("Its value is empty.");
  if (text.length > longest) return no(`Its value has more than ${longest.toLocaleString("en")} characters.`);
  if (/\p{Surrogate}/u.test(text)) return no("Its value holds half a character (a lone surrogate).");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(text)) return no("Its value holds control characters.");
  return checks[kind](text, widest);
}
