import { createTransport } from "nodemailer";
import { environment } from "@/lib/env";
import { second } from "@/lib/kernel";
import type { Message } from "./message";
import { failureOf, type Tried } from "./model";

export interface Outgoing extends Message {
  /** The same at every try, by which receivers know a repeat. */
  id: string;
  to: string;
}

/** A connection to the mail server for one round; undefined where none is set. */
export function openTransport() {
  const { mail, publicUrl } = environment();
  if (mail === undefined) return undefined;
  const transport = createTransport({
    ...{ url: mail.server, pool: true as const, maxConnections: 1, disableFileAccess: true, disableUrlAccess: true },
    ...{ connectionTimeout: 10 * second, greetingTimeout: 10 * second, socketTimeout: 30 * second },
  });
  const host = new URL(publicUrl).hostname;
  return {
    async send({ id, to, subject, text, html }: Outgoing): Promise<Tried> {
      try {
        await transport.sendMail({
          ...{ from: mail.from, to: { name: "", address: to }, subject, text, html, messageId: `<${id}@${host}>` },
          headers: { "Auto-Submitted": "auto-generated" },
        });
        return { kind: "sent" };
      } catch (error) {
        return failureOf(error);
      }
    },
    close: () => transport.close(),
  };
}
