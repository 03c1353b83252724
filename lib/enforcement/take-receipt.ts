import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { forbidden, invalidInput, notFound, notJson } from "@/lib/kernel";
import { faultOfSignature } from "@/lib/outgoing";
import { Receipt, type ReceiptOutcome } from "./contract";
import { secretOf } from "./secrets";
import { findDelivery } from "./store/deliveries";
import { rowsOfReceipt, writeProofs } from "./store/proofs";

/** As it came over the wire: the signature is over the very text. */
const Signed = z.object({ id: z.string(), timestamp: z.string(), signatures: z.string(), body: z.string() });
export type SignedReceipt = z.input<typeof Signed>;

/**
 * Takes a gateway's word on what it holds of a message: from a key that may report, and signed with the secret of the connector that
 * the message went to. Taking it twice changes nothing.
 * @throws `invalid_input` for what is no receipt; `forbidden` for a signature that is not the connector's; `not_found`
 */
export const takeReceipt = (ctx: Context, input: SignedReceipt): Promise<ReceiptOutcome> =>
  runCommand(ctx, { permission: "enforcement.report", schema: Signed, input }, async ({ tx, input, now, record }) => {
    const { data } = receiptIn(input.body);
    const delivery = await findDelivery(tx, data.delivery_id);
    if (delivery === null || delivery.connector.secret === null) throw notFound("Delivery", data.delivery_id);
    const fault = faultOfSignature(secretOf(delivery.connector), input, now);
    if (fault !== undefined) throw forbidden(`The receipt is not the gateway's: ${fault}`);
    const said = new Map(data.accounts.map((one) => [one.account_id, one]));
    const rows = await rowsOfReceipt(tx, delivery.id, [...said.keys()]);
    const proofs = rows.map(({ id, accountId }) => {
      const { applied = false, detail } = said.get(accountId) ?? {};
      return {
        id,
        holds: applied,
        words: detail ?? (applied ? "The gateway says it is in force." : "The gateway says it is not in force."),
      };
    });
    const { verified, otherwise: refused } = await writeProofs(tx, proofs, now);
    record({
      action: "enforcement.receipt",
      subject: { type: "enforcement_connector", id: delivery.connectorId },
      detail: { delivery: delivery.id, accounts: data.accounts.length, verified, refused },
      live: [{ topic: "enforcement" }],
    });
    return { verified, refused, unchanged: data.accounts.length - verified - refused };
  });

function receiptIn(body: string): Receipt {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    throw notJson(error);
  }
  const parsed = Receipt.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
  throw invalidInput("This is no receipt of an enforcement.", { fields });
}
