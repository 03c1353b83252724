import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { dataDir } from "../installation";

export type Asked = { id: number } & (
  | { kind: "submit"; accountId: string; text: string }
  | { kind: "policy"; accountId: string }
);
type Question = Asked extends infer One ? (One extends Asked ? Omit<One, "id"> : never) : never;

/**
 * The owner of an account and the gateway that asks about it, on the stores of the running installation: neither has a place in the
 * console.
 */
export async function openOutside() {
  const child = fork(path.resolve("e2e/console/outside/process.ts"), {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, STILLWATCH_DATA_DIR: dataDir, STILLWATCH_LOG_LEVEL: "error", NODE_OPTIONS: "" },
  });
  const [how] = await Promise.race([once(child, "message"), once(child, "exit")]);
  if (how !== "ready") throw new Error(`The appellant's process ended (${how}).`);
  let last = 0;
  const ask = <Value>(question: Question): Promise<Value> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      const heard = (answer: { id: number; value?: Value; error?: string }) => {
        if (answer.id !== id) return;
        child.off("message", heard);
        if (answer.error === undefined) resolve(answer.value as Value);
        else reject(new Error(answer.error));
      };
      child.on("message", heard);
      child.send({ id, ...question });
    });
  return {
    submit: (accountId: string, text: string) =>
      ask<{ appealId: string; reference: string }>({ kind: "submit", accountId, text }),
    policy: (accountId: string) => ask<{ status: number; obligations: string }>({ kind: "policy", accountId }),
    close: async () => {
      child.disconnect();
      await once(child, "exit");
    },
  };
}
