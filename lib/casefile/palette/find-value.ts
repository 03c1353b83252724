import { createHash } from "node:crypto";
import { type Context, runQuery } from "@/lib/command";
import { findValuesByKey } from "../store/palette";
import { keysOfClearValue } from "../store/value-keys";
import { FindValue, type FoundValues } from "./contract";

const most = 20;
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * The campaigns that rest on a value that somebody has in clear: an address, a fingerprint, a mail address, a referrer. Whoever asks
 * learns whose it is, so it is on the record before it is looked up, by its hash alone.
 */
export function findValue(ctx: Context, input: FindValue): Promise<FoundValues> {
  const query = {
    permission: "value.reveal",
    schema: FindValue,
    input,
    audited: ({ text }: { text: string }) => ({
      action: "value.look_up",
      subject: { type: "value", id: sha256(text) },
    }),
  } as const;
  return runQuery(ctx, query, async ({ text }) => {
    const keys = await keysOfClearValue(ctx.warehouse, formsOf(text));
    return { values: await findValuesByKey(ctx.db, keys, most) };
  });
}

/** How a value may be stored: as it is, in lower case, or hashed as mail addresses and phone numbers come (`docs/integrators.md`). */
function formsOf(text: string): string[] {
  const lower = text.toLowerCase();
  const phone = text.replaceAll(/[\s()./-]/g, "");
  return [...new Set([text, lower, sha256(lower), sha256(phone)])];
}
