import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { reloadEnvironment } from "@/lib/env";
import { isPublicAddress } from "./public-address";
import { partnerHosts, requireSendable, send } from "./send";
import { faultOfSignature, newWebhookSecret, signedHeaders } from "./standard-webhooks";

afterEach(() => reloadEnvironment({ STILLWATCH_GATEWAY_HOSTS: "" }));

it("tells public addresses from all that point inward", () => {
  const inward =
    "127.0.0.1 10.1.2.3 172.31.0.1 192.168.1.1 169.254.169.254 100.100.100.200 168.63.129.16 0.0.0.0 224.0.0.1 255.255.255.255 " +
    "::1 :: ::ffff:127.0.0.1 ::ffff:7f00:1 fe80::1 fe80::1%eth0 fc00::1 fd00:ec2::254 64:ff9b::7f00:1 2002:7f00:1:: 2001:0:1::1 ff02::1 x";
  expect(inward.split(" ").filter(isPublicAddress)).toEqual([]);
  expect("8.8.8.8 172.32.0.1 2606:4700::1111 2a00:1450::1".split(" ").map(isPublicAddress)).toEqual(
    Array(4).fill(true),
  );
});

it("sends over https and outward only, unless the operator has opened the host", async () => {
  const refused = [
    "http://example.org/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::1]/",
  ];
  for (const url of refused) expect(() => requireSendable(url), url).toThrow("STILLWATCH_GATEWAY_HOSTS");
  // The name is looked up at the very connection, and what it is found at is refused there.
  const outward = { method: "GET", url: "https://localhost:9/", headers: {} } as const;
  await expect(send(outward)).rejects.toThrow(
    /localhost is at (127\.0\.0\.1|::1), which is no address of the public internet/,
  );
});

it("follows no redirect, waits for nobody forever, and reads no more than it must", async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (request.url === "/away") response.writeHead(302, { location: "/inward" }).end();
    if (request.url === "/long") response.end("x".repeat(300_000));
    if (request.url === "/drips") response.write("a");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  reloadEnvironment({ STILLWATCH_GATEWAY_HOSTS: `127.0.0.1:${port}` });
  const ask = (path: string) =>
    send({ method: "GET", url: `http://127.0.0.1:${port}${path}`, headers: {}, patience: 300 });
  try {
    expect(await ask("/away")).toMatchObject({ status: 302 });
    await expect(ask("/hangs")).rejects.toThrow("did not answer within 0.3 s");
    await expect(ask("/drips")).rejects.toThrow("did not answer within 0.3 s");
    await expect(ask("/long")).rejects.toThrow("sent more than 262,144 bytes");
    expect(asked).toEqual(["/away", "/hangs", "/drips", "/long"]);
    // What is opened for gateways is not for partners.
    const toPartner = {
      method: "GET",
      url: `http://127.0.0.1:${port}/`,
      headers: {},
      opening: partnerHosts(),
    } as const;
    await expect(send(toPartner)).rejects.toThrow("STILLWATCH_PARTNER_HOSTS");
    // One port that is opened opens no other.
    expect(() => requireSendable(`http://127.0.0.1:${port + 1}/`)).toThrow("is not https");
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

it("signs as Standard Webhooks does, by its published example", () => {
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const at = new Date(1_614_265_330_000);
  const body = '{"test": 2432232314}';
  const headers = signedHeaders(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", at, body);
  expect(headers["webhook-signature"]).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  const signed = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: "1614265330", body };
  const signatures = `v1a,abc v1,AAAA ${headers["webhook-signature"]}`;
  expect(faultOfSignature(secret, { ...signed, signatures }, at)).toBeUndefined();
  expect(faultOfSignature(secret, { ...signed, signatures, body: `${body} ` }, at)).toMatch("does not match");
  expect(faultOfSignature(newWebhookSecret(), { ...signed, signatures }, at)).toMatch("does not match");
  expect(faultOfSignature(secret, { ...signed, signatures }, new Date(at.getTime() + 301_000))).toMatch("five minutes");
});
