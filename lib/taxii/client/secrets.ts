import { seal, unseal } from "@/lib/env/sealing";
import type { FeedRow } from "../store/feeds";

const purpose = "taxii-feed";

/** Seals a feed's password or token to its id. */
export const sealSecret = (feedId: string, secret: string): Uint8Array<ArrayBuffer> =>
  seal(purpose, feedId, Buffer.from(secret));

/** What a feed's requests carry to be let in. It goes to the partner's server and nowhere else. */
export function authorizationOf({ id, auth, username, secret }: FeedRow): Record<string, string> {
  if (auth === "none" || secret === null) return {};
  const clear = unseal(purpose, id, secret).toString("utf8");
  const value =
    auth === "bearer" ? `Bearer ${clear}` : `Basic ${Buffer.from(`${username}:${clear}`).toString("base64")}`;
  return { authorization: value };
}
