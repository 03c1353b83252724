import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export interface Mail {
  to: string[];
  /** As it came over the wire. */
  raw: string;
}

/** A mail server of one's own on a loopback port, which keeps what it is given. */
export async function openMailbox({
  port = 0,
  refused = () => false,
}: {
  port?: number;
  refused?: (address: string) => boolean;
} = {}) {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    authOptional: true,
    onRcptTo({ address }, _session, done) {
      done(refused(address) ? Object.assign(new Error(`No such user: ${address}`), { responseCode: 550 }) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails.push({ to, raw: Buffer.concat(chunks).toString("utf8") });
        done();
      });
    },
  });
  const listening = server.listen(port, "127.0.0.1");
  await once(listening, "listening");
  const { port: open } = listening.address() as AddressInfo;
  return {
    mails,
    port: open,
    url: `smtp://127.0.0.1:${open}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** The text of a mail, with quoted-printable undone. */
export const textOf = ({ raw }: Mail): string => {
  const bytes = raw
    .replaceAll(/=\r\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
};
