import { once } from "node:events";
import { createServer } from "node:net";
import { conflict } from "@/lib/kernel";

/** Throws `conflict` with the remedy, a variable of the environment, when something else listens at the port. */
export async function requireFreePort(port: number, host: string, variable: string): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, "listening");
  } catch {
    throw conflict(
      `Port ${port} is taken: stop what listens there, or choose another with ${variable}=${port + 1} npm start.`,
    );
  }
  probe.close();
  await once(probe, "close");
}
