import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { faultOfSignature } from "@/lib/outgoing";

export interface Recalled {
  type: string;
  data: { because: string; object_ids: string[] };
}

/**
 * A partner's program at its recall webhook: believes what is signed by the secret, has it carried out, and answers that it is done once it is.
 * What is not done in time is to be told again.
 */
export async function openRecallDesk(carryOut: (recalled: Recalled) => Promise<boolean>) {
  let secret = "";
  const heard: Recalled[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const header = (name: string) => String(request.headers[`webhook-${name}`] ?? "");
    const signed = { id: header("id"), timestamp: header("timestamp"), signatures: header("signature"), body };
    if (faultOfSignature(secret, signed, new Date()) !== undefined) {
      response.writeHead(401).end();
      return;
    }
    const recalled: Recalled = JSON.parse(body);
    heard.push(recalled);
    const isDone = await carryOut(recalled).catch(() => false);
    response.writeHead(isDone ? 200 : 503).end(JSON.stringify({ acknowledged: isDone }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/recalls`,
    heard,
    believe: (given: string | null) => {
      secret = given ?? "";
    },
    close: () => new Promise<unknown>((resolve) => server.close(resolve)),
  };
}
