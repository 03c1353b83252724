import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { dataDir } from "../installation";

/**
 * A real nginx with the shipped configuration in front of a model, which asks a policy process on the stores of the running
 * installation. Tells what an account's call is answered with, and what the model is told to see to.
 */
export async function openGateway() {
  const child = fork(path.resolve("e2e/console/gateway-process.ts"), {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, STILLWATCH_DATA_DIR: dataDir, STILLWATCH_LOG_LEVEL: "error", NODE_OPTIONS: "" },
  });
  const [told] = await Promise.race([once(child, "message"), once(child, "exit")]);
  if (typeof told?.url !== "string") throw new Error(`The gateway did not start (${told}).`);
  return {
    call: async (accountId: string) => {
      const headers = { "x-account-id": accountId };
      const response = await fetch(`${told.url}/v1/messages`, { method: "POST", body: "{}", headers });
      const { obligations = "" } = await response.json();
      return { status: response.status, obligations };
    },
    close: async () => {
      child.disconnect();
      await once(child, "exit");
    },
  };
}
