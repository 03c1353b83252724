import { afterEach, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { reloadEnvironment } from "@/lib/env";
import { hour, minute, newId } from "@/lib/kernel";
import { writeContacts } from "../contacts/write-contacts";
import { writeNotices } from "../notices/write-notice";
import { openMailbox, textOf } from "../testing/mailbox";
import { deliverNotices } from "./deliver-notices";

const from = "Trust and Safety <appeals@provider.example>";
afterEach(() => {
  delete process.env.STILLWATCH_SMTP_URL;
  delete process.env.STILLWATCH_MAIL_FROM;
  reloadEnvironment();
});

const start = Date.now();
const at = (db: Database, ms: number) =>
  testContext(db, ["legal", "admin"], { clock: () => new Date(start + ms), warehouse: undefined as never });

async function written(db: Database, names: readonly string[]): Promise<string[]> {
  const [one, ...rest] = names.map((name) => `${name}-${newId()}`);
  const accounts = [one ?? "", ...rest];
  const lines = accounts.map((account_id, i) => JSON.stringify({ account_id, address: `${names[i]}@owner.example` }));
  const bad = ['{"account_id":"x","address":"a@b.example\\r\\nBcc: all@b.example"}', "not json", '{"account_id":"y"}'];
  const taken = await writeContacts(at(db, 0), { text: [...lines, ...bad].join("\n") });
  expect(taken).toMatchObject({ taken: names.length, rejected: bad.map((_, i) => ({ line: names.length + i + 1 })) });
  return writeNotices(
    db,
    accounts.map((accountId) => ({
      ...{ kind: "measure_ended" as const, accountId, at: new Date(start) },
      values: { measure: "Access\r\nBcc: everybody@owner.example", effective: "now\u2028<script>alert(1)</script>" },
    })),
  );
}

it(
  "survives a mail server that is away for a day, and sends each notice once to the address on file",
  () =>
    rolledBack(async (db) => {
      const probe = await openMailbox();
      await probe.close();
      reloadEnvironment({ STILLWATCH_SMTP_URL: probe.url, STILLWATCH_MAIL_FROM: from });
      const ids = await written(db, ["ann", "ben"]);
      const states = () => db.notice.findMany({ where: { id: { in: ids } }, orderBy: { accountId: "asc" } });
      for (let ms = 0; ms < 24 * hour; ms += 20 * minute) await deliverNotices(at(db, ms), { chance: () => 0 });
      for (const { state, error, attempts } of await states()) {
        expect(state).toBe("waiting");
        expect(error).toMatch(/could not be used/);
        expect(attempts).toBeGreaterThan(3);
      }
      const mailbox = await openMailbox({ port: probe.port });
      for (let ms = 24 * hour; ms < 48 * hour; ms += hour) await deliverNotices(at(db, ms), { chance: () => 1 });
      await mailbox.close();
      expect(mailbox.mails.map(({ to }) => to).sort()).toEqual([["ann@owner.example"], ["ben@owner.example"]]);
      expect((await states()).map(({ state }) => state)).toEqual(["sent", "sent"]);
      const [mail] = mailbox.mails;
      const [head = ""] = mail?.raw.split("\r\n\r\n") ?? [];
      expect(head).toContain(`From: ${from}`);
      expect(head).toMatch(/Message-ID: <[\w-]+@/);
      expect(head).not.toMatch(/^bcc/im);
      const text = mail === undefined ? "" : textOf(mail);
      expect(text).toMatch(/\/appeal\/open\/[\w-]+\.[\w-]+\.[\w-]+/);
      expect(text).toContain("&lt;script&gt;");
      // What is kept has no secret: whoever may read notices cannot open the portal with one.
      expect((await states())[0]?.body).toContain("{{portal_link}}");
    }),
  60_000,
);

it(
  "gives up at once what the server refuses for its recipient, and keeps no address of it",
  () =>
    rolledBack(async (db) => {
      const mailbox = await openMailbox({ refused: (address) => address.startsWith("gone") });
      reloadEnvironment({ STILLWATCH_SMTP_URL: mailbox.url, STILLWATCH_MAIL_FROM: from });
      const [gone, fine] = await written(db, ["gone", "cem"]);
      expect(await deliverNotices(at(db, 0))).toBe(2);
      expect(await deliverNotices(at(db, 24 * hour))).toBe(0);
      await mailbox.close();
      expect(mailbox.mails).toHaveLength(1);
      const read = (id = "") => db.notice.findUniqueOrThrow({ where: { id } });
      expect(await read(fine)).toMatchObject({ state: "sent", error: null });
      expect(await read(gone)).toMatchObject({ state: "failed", error: "The mail server refused it (550)." });
    }),
  60_000,
);
