import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { invalidInput } from "@/lib/kernel";
import { sealAddress } from "./address";
import { ContactLine, type TakenLines } from "./contract";
import { readLines } from "./lines";
import * as store from "./store";

/** Lines of one upload. */
const mostLines = 50_000;
const Input = z.object({ text: z.string() });

/**
 * Takes where owners are written to, as NDJSON. Bad lines are left out and listed, the rest is taken; of several lines about an account
 * the last counts. What waited for an address is sent.
 */
export function writeContacts(ctx: Context, input: z.input<typeof Input>): Promise<TakenLines> {
  return runCommand(ctx, { permission: "contact.write", schema: Input, input }, async ({ tx, input, now, record }) => {
    const { lines, rejected } = readLines(input.text, ContactLine);
    if (lines.length > mostLines) {
      throw invalidInput(`There are more than ${mostLines} lines; send them in several uploads. Nothing was taken.`);
    }
    const contacts = new Map(
      lines.map(({ account_id: accountId, address, language, prepaid_balance }) => [
        accountId,
        {
          ...{ accountId, language, prepaidBalance: prepaid_balance ?? null },
          address: sealAddress(accountId, address),
        },
      ]),
    );
    await store.writeContacts(tx, [...contacts.values()], now);
    const released = await store.sendUnreachable(tx, [...contacts.keys()], now);
    record({
      action: "contact.write",
      subject: { type: "account_contact", id: lines[0]?.account_id ?? "none" },
      detail: { taken: contacts.size, rejected: rejected.length, released },
      live: [{ topic: "notice" }],
    });
    return { taken: lines.length, rejected };
  });
}
