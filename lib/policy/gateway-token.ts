import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

export interface TokenSettings {
  tokens: readonly string[];
  openLoopback: boolean;
}

/** For gateways that cannot set `Authorization` for the question alone. */
const ownHeader = "x-stillwatch-token";
const loopback = /^(::ffff:)?127\.|^::1$/;

/** Checks whether a request is a gateway's, from memory and in a time that tells nothing of the tokens. */
export function gatewayCheck({ tokens, openLoopback }: TokenSettings): (request: IncomingMessage) => boolean {
  const known = tokens.map((token) => Buffer.from(token));
  return ({ headers, socket }) => {
    const sent = headers[ownHeader] ?? /^Bearer +(\S+) *$/i.exec(headers.authorization ?? "")?.[1];
    if (typeof sent === "string") {
      const bytes = Buffer.from(sent);
      if (known.some((token) => token.length === bytes.length && timingSafeEqual(token, bytes))) return true;
    }
    return openLoopback && loopback.test(socket.remoteAddress ?? "");
  };
}
