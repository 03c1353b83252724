import { createHmac } from "node:crypto";

/** Says, in a bundle, how its tokens were made. */
export const tokenScheme = "stillwatch-hmac-sha-256/2";

/** What a token is made of. Mail and phone mean the same to everybody; account ids where the namespace is shared. */
export const tokenTypes = ["mail", "phone", "account"] as const;
export type TokenType = (typeof tokenTypes)[number];

/** Mail and phone arrive as SHA-256 in hexadecimal of the normalised value, which the partner computes as well. */
const normal: Record<TokenType, (value: string) => string> = {
  mail: (hash) => hash.trim().toLowerCase(),
  phone: (hash) => hash.trim().toLowerCase(),
  account: (id) => id.normalize("NFC").trim(),
};

/**
 * Makes identifiers into tokens that mean something to one partner only: HMAC-SHA-256 under a key of the two, in hexadecimal, over the
 * normalised identifier with its type in front, so that no token of one type equals one of another.
 */
export const tokenOf = (key: Uint8Array, type: TokenType, value: string): string =>
  createHmac("sha256", key)
    .update(`stillwatch/${type}/2\0${normal[type](value)}`)
    .digest("hex");
