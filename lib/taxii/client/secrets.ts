import { seal, unseal } from "@/lib/env/sealing";
import type { SourceRow } from "../store/sources";

const purpose = "taxii-source";

/** Seals a source's password or token to its id. */
export const sealSecret = (sourceId: string, secret: string): Uint8Array<ArrayBuffer> =>
  seal(purpose, sourceId, Buffer.from(secret));

/** What a source's requests carry to be let in. It goes to the partner's server and nowhere else. */
export function authorizationOf({ id, auth, username, secret }: SourceRow): Record<string, string> {
  if (auth === "none" || secret === null) return {};
  const clear = unseal(purpose, id, secret).toString("utf8");
  const value =
    auth === "bearer" ? `Bearer ${clear}` : `Basic ${Buffer.from(`${username}:${clear}`).toString("base64")}`;
  return { authorization: value };
}
