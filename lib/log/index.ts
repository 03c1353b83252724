import { AsyncLocalStorage } from "node:async_hooks";
import pino from "pino";
import { environment } from "@/lib/env";

const requestIds = new AsyncLocalStorage<string>();

/** Runs a function so that every log line and audit record written beneath it carries this request id. */
export const withRequestId = <T>(requestId: string, run: () => T): T => requestIds.run(requestId, run);

export const currentRequestId = (): string | undefined => requestIds.getStore();

let root: pino.Logger | undefined;

/** A structured logger: JSON lines on stderr, since stdout belongs to data. Secrets are removed by path. */
export function logger(module: string): pino.Logger {
  root ??= pino(
    {
      level: environment().logLevel,
      redact: ["password", "secret", "token", "authorization", "cookie", "*.password", "*.secret", "*.authorization"],
      mixin: () => {
        const requestId = currentRequestId();
        return requestId === undefined ? {} : { requestId };
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
  return root.child({ module });
}
