import { timingSafeEqual } from "node:crypto";
import { requirePermission } from "@/lib/auth";
import { type Context, runCommand } from "@/lib/command";
import { isId } from "@/lib/kernel";
import { readAttributeImports } from "@/lib/traffic";
import { addressHash, addressOf, sealAddress } from "../contacts/address";
import { Address } from "../contacts/contract";
import { writeContacts } from "../contacts/store";
import { findContact } from "../mail/store";
import { writeNotice } from "../notices/write-notice";
import { RequestAccess } from "./contract";
import { isTooMany, limits, requireFew } from "./limits";
import * as store from "./store";

/**
 * Mails a link that opens once, to whoever gives a reference and the address on file, or one that the provider sent the hash of. What it
 * answers is the same whether or not they belong together.
 * @throws `rate_limited`
 */
export async function requestAccess(ctx: Context, input: RequestAccess & { client: string }): Promise<void> {
  const schema = RequestAccess.catch({ reference: "", address: "" });
  requirePermission(ctx.actor, "appeal.submit");
  await requireFew(ctx, "link/all", limits.links.all);
  await requireFew(ctx, `link/${input.client}`, limits.links.client);
  await runCommand(
    ctx,
    { permission: "appeal.submit", schema, input },
    async ({ tx, ctx, input: asked, now, record }) => {
      const noticeId = await provenNotice(ctx, asked);
      if (noticeId !== undefined) {
        await writeNotice(tx, { kind: "access_link", ...noticeId, values: {}, at: now });
      }
      record({
        action: "appeal.request_access",
        subject: { type: "notice", id: noticeId?.aboutId ?? "unknown" },
        detail: { mailed: noticeId !== undefined },
        live: noticeId === undefined ? [] : [{ topic: "notice" }],
      });
    },
  );
}

/** The statement that a reference names, if the address is its owner's and not too many links were asked for. */
async function provenNotice(ctx: Context, { reference, address }: { reference: string; address: string }) {
  const named = reference.toUpperCase();
  const notice = await store.findStatement(ctx.db, named, isId(reference) ? reference : null);
  const typed = Address.safeParse(address).data;
  if (notice === null || typed === undefined) return undefined;
  const contact = await findContact(ctx.db, notice.accountId);
  if (contact !== null && !isSame(addressHash(typed), addressHash(addressOf(contact)))) return undefined;
  if (contact === null) {
    const [known] = await readAttributeImports(ctx.warehouse, notice.accountId, 1);
    if (!isSame(addressHash(typed), known?.email_hash ?? "")) return undefined;
  }
  if ((await isTooMany(ctx, `link/notice/${notice.id}`, limits.links.notice)) !== undefined) return undefined;
  const { accountId, language } = notice;
  if (contact === null) {
    const row = { accountId, address: sealAddress(accountId, typed), language, prepaidBalance: null };
    await writeContacts(ctx.db, [row], ctx.clock());
  }
  return { aboutId: notice.id, accountId, language };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
