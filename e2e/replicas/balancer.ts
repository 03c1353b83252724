import { connect, createServer, type Server, type Socket } from "node:net";

/**
 * A load balancer, as small as it can be: passes every connection to the first of some ports that answers. A connection whose
 * replica dies breaks off; whoever comes back gets the next one.
 */
export async function startBalancer(port: number, ports: readonly number[]): Promise<Server> {
  const server = createServer((client) => pass(client, ports));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return server;
}

function pass(client: Socket, [port, ...others]: readonly number[]): void {
  client.on("error", () => undefined);
  if (port === undefined) return void client.destroy();
  const replica = connect(port, "127.0.0.1");
  let isThere = false;
  replica.once("connect", () => {
    isThere = true;
    client.pipe(replica).pipe(client);
    client.once("close", () => replica.destroy());
  });
  replica.on("error", () => undefined);
  replica.once("close", () => {
    if (isThere || client.destroyed) client.destroy();
    else pass(client, others);
  });
}
